"""Every place beside a household, in words."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
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

FEW_PLACES = 2  # what so few hang on is said of each


@dataclass(frozen=True, slots=True)
class Match:
    """One place: fits, fits if, or does not, and each reason and condition as a sentence;
    ``own_conditions`` are those that most places do not have."""

    place: Place
    word: Words
    colour: Colour
    reasons: tuple[str, ...]
    conditions: tuple[str, ...]
    rooms: str
    word_at: datetime | None
    is_stale: bool
    asked: str = ""
    own_conditions: tuple[str, ...] = ()

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
    """The three groups, in order, the changes, and the conditions that most places share."""

    shared: tuple[str, ...]
    fits: tuple[Match, ...]
    fits_if: tuple[Match, ...]
    not_fits: tuple[Match, ...]
    changes: tuple[Change, ...]


def shown(
    matched: Matched, *, now: datetime, asked: Mapping[UUID, Words] | None = None
) -> ShownMatches:
    """The page."""
    found = [(type(each), _match(each, matched, asked or {}, now)) for each in matched.judgements]
    shared = _shared(match for _kind, match in found)
    groups: dict[type, list[Match]] = {Fits: [], FitsIf: [], DoesNotFit: []}
    for kind, match in found:
        own = tuple(each for each in match.conditions if each not in shared)
        groups[kind].append(replace(match, own_conditions=own))
    return ShownMatches(
        shared,
        tuple(groups[Fits]),
        tuple(groups[FitsIf]),
        tuple(groups[DoesNotFit]),
        tuple(_change(code, ids, matched.places) for code, ids in matched.openings.singly),
    )


def _shared(matches: Iterable[Match]) -> tuple[str, ...]:
    """The conditions of most places that hang on any, to be asked once and not read at each."""
    hanging = [each.conditions for each in matches if each.conditions]
    counts = Counter(sentence for conditions in hanging for sentence in conditions)
    fewest = max(FEW_PLACES, len(hanging) // 2)
    return tuple(sentence for sentence, count in counts.items() if count > fewest)


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
