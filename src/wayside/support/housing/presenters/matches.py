"""Every place beside a household, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayside.calculations.placement import DoesNotFit, Fits, FitsIf, Judgement, Reason
from wayside.support.housing import rules
from wayside.support.housing.actions.matching import Matched
from wayside.support.housing.presenters.sentences import condition, reason
from wayside.support.housing.vocabulary import Refusal
from wayside.support.models import Place
from wayside.web.components.text import Colour
from wayside.web.states import Words


@dataclass(frozen=True, slots=True)
class Match:
    """One place: fits, fits if, or does not, and each reason and condition as a sentence."""

    place: Place
    word: Words
    colour: Colour
    reasons: tuple[str, ...]
    conditions: tuple[str, ...]
    rooms: str
    word_at: datetime | None
    is_stale: bool
    asked: str = ""

    @property
    def may_ask(self) -> bool:
        """Whether a request can be made: nothing shuts it, and none waits there already."""
        return not self.reasons and not self.asked


@dataclass(frozen=True, slots=True)
class Change:
    """One criterion, and the places that it alone would open."""

    what: Words
    count: str
    names: str


@dataclass(frozen=True, slots=True)
class ShownMatches:
    """The three groups, in order, and the changes."""

    fits: tuple[Match, ...]
    fits_if: tuple[Match, ...]
    not_fits: tuple[Match, ...]
    changes: tuple[Change, ...]


def shown(
    matched: Matched, *, now: datetime, asked: Mapping[UUID, Words] | None = None
) -> ShownMatches:
    """The page."""
    groups: dict[type, list[Match]] = {Fits: [], FitsIf: [], DoesNotFit: []}
    for each in matched.judgements:
        groups[type(each)].append(_match(each, matched, asked or {}, now))
    return ShownMatches(
        tuple(groups[Fits]),
        tuple(groups[FitsIf]),
        tuple(groups[DoesNotFit]),
        tuple(_change(code, ids, matched.places) for code, ids in matched.openings.singly),
    )


def _match(found: Judgement, matched: Matched, asked: Mapping[UUID, Words], now: datetime) -> Match:
    place, of = matched.places[found.place.id], matched.household
    reasons = found.reasons if isinstance(found, DoesNotFit) else ()
    hangs = () if isinstance(found, Fits) else found.conditions
    word, colour = _word(found)
    free = getattr(place, "free_rooms", ())
    at = max((each.confirmed_at for each in free), default=None)
    periods = matched.periods[place.controller_id]
    return Match(
        place,
        word,
        colour,
        tuple(reason(code, of, place) for code in reasons),
        tuple(condition(code, of, place) for code in hangs),
        ngettext("%(n)d room free", "%(n)d rooms free", len(free)) % {"n": len(free)}
        if free
        else _("No room free"),
        at,
        at is not None and rules.is_stale(at, periods, now=now),
        str(asked.get(place.id, "")),
    )


def _word(found: Judgement) -> tuple[Words, Colour]:
    if isinstance(found, Fits):
        return _("Fits"), "green"
    if isinstance(found, FitsIf):
        return _("Fits if…"), "yellow"
    return _("Does not fit"), "grey"


def _change(code: Reason, ids: tuple[str, ...], places: Mapping[str, Place]) -> Change:
    count = ngettext("opens %(n)d place", "opens %(n)d places", len(ids)) % {"n": len(ids)}
    names = ", ".join(sorted(places[each].name for each in ids))
    return Change(Refusal(code.value).label, count, names)
