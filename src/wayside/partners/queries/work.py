"""Programmes, their settings and their money, as the actor may see them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from wayside.access.actor import Actor
from wayside.partners.models import (
    Area,
    FundingGrant,
    KindSetting,
    Programme,
    ProgrammeSettings,
)
from wayside.partners.vocabulary import Direction, Measure, OutcomeNature
from wayside.web.statements import compiled


@dataclass(frozen=True, slots=True)
class OutcomeValues:
    """An intended outcome: what should change, which way, and whether it is activity; an
    activity that patrols count says as what."""

    statement: str
    nature: OutcomeNature
    direction: Direction
    measured_by: Measure | None = None


def programmes(*, visible_to: Actor) -> QuerySet[Programme]:
    """The programmes of the actor's areas."""
    return (
        Programme.objects.filter(area__in=visible_to.area_ids)
        .select_related("area", "lead", "lead_agency")
        .defer("area__boundary")
    )


def programme_of(area: Area) -> Programme | None:
    """The programme that steers an area's patrols: the one that started first."""
    return next(iter(_first_of(area.id)), None)


@compiled
def _first_of(area: UUID) -> QuerySet[Programme]:
    found = Programme.objects.filter(area=area).select_related("settings")
    return found.order_by("start_date", "created_at")[:1]


def taken_up_with(source: Area) -> QuerySet[Programme]:
    """The programmes that a new area takes up from another: those that have not ended."""
    return Programme.objects.filter(area=source, end_date__isnull=True).prefetch_related(
        "outcomes", "kinds"
    )


def outcomes_of(programme: Programme) -> tuple[OutcomeValues, ...]:
    """A programme's intended outcomes as values."""
    return tuple(
        OutcomeValues(
            each.statement,
            OutcomeNature(each.nature),
            Direction(each.direction),
            Measure(each.measured_by) if each.measured_by else None,
        )
        for each in programme.outcomes.all()
    )


def settings_of(programme: Programme) -> ProgrammeSettings:
    """A programme's settings."""
    return ProgrammeSettings.objects.get(programme=programme)


def kinds_of(programme: Programme) -> QuerySet[KindSetting]:
    """How each kind of event counts in a programme."""
    return KindSetting.objects.filter(programme=programme)


def funding_running(*, visible_to: Actor, on: date) -> list[FundingGrant]:
    """Those that pay on a day, the first to end first, with their terms."""
    return _running(list(visible_to.area_ids), on)


@compiled
def _running(areas: list[UUID], on: date) -> QuerySet[FundingGrant]:
    found = FundingGrant.objects.filter(
        programme__area__in=areas, start_date__lte=on, end_date__gte=on
    )
    known = found.select_related("programme__area", "terms").defer("programme__area__boundary")
    return known.order_by("end_date")


def funding(*, visible_to: Actor) -> QuerySet[FundingGrant]:
    """Grants of money in the actor's areas."""
    return (
        FundingGrant.objects.filter(programme__area__in=visible_to.area_ids)
        .select_related("programme__area")
        .defer("programme__area__boundary")
    )
