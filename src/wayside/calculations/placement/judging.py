"""Every place as one of three, and their order."""

from collections.abc import Iterable
from dataclasses import dataclass

from wayside.calculations.placement.criteria import RULES
from wayside.calculations.placement.household import Household, Wishes
from wayside.calculations.placement.places import Place, Serves
from wayside.calculations.placement.reasons import Reason


@dataclass(frozen=True, slots=True)
class Fits:
    """The household meets every criterion, and a room that is large enough is free."""

    place: Place


@dataclass(frozen=True, slots=True)
class FitsIf:
    """It fits if each condition is met; of some nobody knows yet, of some the place decides."""

    place: Place
    conditions: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class DoesNotFit:
    """It does not, for each of these reasons; beside them are the conditions that would remain."""

    place: Place
    reasons: tuple[Reason, ...]
    conditions: tuple[Reason, ...] = ()


Judgement = Fits | FitsIf | DoesNotFit


def judged(household: Household, place: Place) -> Judgement:
    """What one place is for a household. Exact: every criterion is asked, each once."""
    answers = {reason: rule(household, place) for reason, rule in RULES.items()}
    reasons = tuple(reason for reason, answer in answers.items() if answer is False)
    conditions = tuple(reason for reason, answer in answers.items() if answer is None)
    if reasons:
        return DoesNotFit(place, reasons, conditions)
    return FitsIf(place, conditions) if conditions else Fits(place)


def ordered(household: Household, places: Iterable[Place]) -> tuple[Judgement, ...]:
    """Every place, in this order: what fits; what fits on fewer conditions; what does not, those
    with fewer reasons first and those that are not safe last; then by wishes met, the most first;
    then by the freshest word about a free room; then by id, so that the order is always the same.

    Raises:
        ValueError: two places have one id.
    """
    found = tuple(places)
    if len({each.id for each in found}) != len(found):
        raise ValueError("Each place has an id of its own.")
    return tuple(
        sorted((judged(household, each) for each in found), key=lambda each: _key(household, each))
    )


Key = tuple[int, bool, int, int, float, str]


def _key(household: Household, judgement: Judgement) -> Key:
    place = judgement.place
    rank, unsafe, count = _rank(judgement)
    freshness = place.stale_hours if place.rooms else float("inf")
    return rank, unsafe, count, -wishes_met(household.wishes, place), freshness, place.id


def _rank(judgement: Judgement) -> tuple[int, bool, int]:
    if isinstance(judgement, Fits):
        return 0, False, 0
    if isinstance(judgement, FitsIf):
        return 1, False, len(judgement.conditions)
    return 2, Reason.NOT_SAFE in judgement.reasons, len(judgement.reasons)


def wishes_met(wishes: Wishes, place: Place) -> int:
    """How many of three wishes a place meets: its area, its kind, women only."""
    return (
        (place.area in wishes.areas)
        + (place.kind in wishes.kinds)
        + (wishes.women_only and place.serves == Serves.WOMEN)
    )
