"""Counts of people whom criteria shut out, and of requests that places refused. Numbers leave here
protected and not otherwise."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from wayside.support.gaps.rules import Protected, protected, quarter_of
from wayside.support.housing.vocabulary import Refusal
from wayside.support.models import HousingSearch, OfferMove
from wayside.web.clock import LONDON, day_of

Cell = tuple[date, Refusal]


@dataclass(frozen=True, slots=True)
class HousingGaps:
    """By quarter and criterion: how many people it shut out of a place, how many a change of it
    alone would have opened a place to, and how many requests were refused for it."""

    shut: tuple[tuple[date, Refusal, Protected], ...]
    opened: tuple[tuple[date, Refusal, Protected], ...]
    refused: tuple[tuple[date, Refusal, Protected], ...]


def housing_gaps(*, agencies: Collection[UUID], since: date, until: date) -> HousingGaps:
    """Of the people whom these agencies looked for a place with, in whole quarters. Each person
    counts once in each number, however often they looked; each request once."""
    shut: defaultdict[Cell, set[UUID]] = defaultdict(set)
    opened: defaultdict[Cell, set[UUID]] = defaultdict(set)
    refused: defaultdict[Cell, set[UUID]] = defaultdict(set)
    searches = HousingSearch.objects.filter(
        controller__in=agencies, at__gte=_start(since), at__lt=_start(until)
    )
    for subject, at, codes, alone in searches.values_list("subject_id", "at", "shut", "alone"):
        quarter = quarter_of(day_of(at))
        for code in codes:
            shut[quarter, Refusal(code)].add(subject)
        for code in alone:
            opened[quarter, Refusal(code)].add(subject)
    steps = OfferMove.objects.filter(
        offer__controller__in=agencies, verb="refuse", at__gte=_start(since), at__lt=_start(until)
    )
    for offer, at, codes in steps.values_list("offer_id", "at", "refused_because"):
        for code in codes:
            refused[quarter_of(day_of(at)), Refusal(code)].add(offer)
    return HousingGaps(_counted(shut), _counted(opened), _counted(refused))


def _counted(found: Mapping[Cell, set[UUID]]) -> tuple[tuple[date, Refusal, Protected], ...]:
    return tuple((day, why, protected(len(found[day, why]))) for day, why in sorted(found))


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=LONDON)
