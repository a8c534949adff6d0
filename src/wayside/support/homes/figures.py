"""Who has a home, is about to, or lost one, in numbers. Asked by a service that sees no record."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from wayside.support.homes.rules import LIVED_IN
from wayside.support.homes.vocabulary import HomeState
from wayside.support.models import Home

LOST = ("evict", "lose")


@dataclass(frozen=True, slots=True)
class HomeCounts:
    """How many people: about to move in, living in a home, of these at risk, who lost one within
    the time counted, and of these re-housed since."""

    about: int
    living: int
    at_risk: int
    lost: int
    rehoused: int


def counts(*, agencies: Collection[UUID], since: date) -> HomeCounts:
    """Of these agencies' people, today."""
    lost = Q(ended_by__in=LOST, ended_date__gte=since)

    def people(which: Q) -> Count:
        return Count("subject", filter=which, distinct=True)

    found = Home.objects.filter(controller__in=agencies).aggregate(
        about=people(Q(state=HomeState.ABOUT)),
        living=people(Q(state__in=LIVED_IN)),
        at_risk=people(Q(state=HomeState.AT_RISK)),
        lost=people(lost),
        rehoused=people(lost & Q(state=HomeState.REHOUSED)),
    )
    return HomeCounts(**found)


def counts_at(*, agencies: Collection[UUID], since: date, until: date) -> HomeCounts:
    """Of these agencies' people, as of the day before ``until``: whole quarters, so that two
    reports differ by nobody. What is not known of the past is left out."""
    lost = Q(ended_by__in=LOST, ended_date__gte=since, ended_date__lt=until)
    living = Q(moved_in_date__lt=until) & (Q(ended_date=None) | Q(ended_date__gte=until))

    def people(which: Q) -> Count:
        return Count("subject", filter=which, distinct=True)

    found = Home.objects.filter(controller__in=agencies).aggregate(
        living=people(living), lost=people(lost)
    )
    return HomeCounts(0, found["living"], 0, found["lost"], 0)
