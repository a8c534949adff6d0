"""Applications as homeless, as the database shows them to whoever acts, and the periods."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, Q, QuerySet, When

from wayside.access.actor import Actor
from wayside.people.models import Person
from wayside.support.homelessness.rules import RUNNING, Period
from wayside.support.homelessness.vocabulary import Milestone
from wayside.support.models import (
    ApplicationMilestone,
    ApplicationMove,
    HousingApplication,
    StatutoryPeriod,
)


def application_of(person: Person) -> HousingApplication | None:
    """The one that goes on, or else somebody's latest."""
    found = HousingApplication.objects.filter(subject=person.subject_id)
    running = Case(When(state__in=RUNNING, then=0), default=1)
    return found.order_by(running, "-created_at", "id").first()


def milestones_of(person: Person) -> QuerySet[ApplicationMilestone]:
    """What is or was due, the first due first."""
    found = ApplicationMilestone.objects.filter(subject=person.subject_id)
    return found.select_related("period", "application").order_by("due_date", "created_at", "id")


def moves_of(person: Person) -> QuerySet[ApplicationMove]:
    """Every step of every application, the earliest first."""
    found = ApplicationMove.objects.filter(subject=person.subject_id)
    return found.select_related("by__person").order_by("at", "id")


def stood_before(application: HousingApplication, verb: str) -> str:
    """Where an application stood when a step was last taken; nowhere if it never was."""
    found = list(application.moves.order_by("at", "id").values_list("verb", "state"))
    at = max((each for each, (taken, _state) in enumerate(found) if taken == verb), default=0)
    return found[at - 1][1] if at else ""


def period_of(agency_id: UUID | None, milestone: str, *, on: date) -> StatutoryPeriod | None:
    """What counts at an agency on a day: the latest that began, of one day the agency's own."""
    found = StatutoryPeriod.objects.filter(
        Q(controller=None) | Q(controller=agency_id), milestone=milestone, from_date__lte=on
    )
    rows = sorted(found, key=lambda each: (each.from_date, bool(each.controller_id), each.number))
    return rows[-1] if rows else None


def periods_of(agency_id: UUID | None, *, on: date) -> list[StatutoryPeriod]:
    """What counts of everything, in the order of the vocabulary."""
    found = StatutoryPeriod.objects.filter(
        Q(controller=None) | Q(controller=agency_id), from_date__lte=on
    ).select_related("set_by__person")
    best: dict[str, StatutoryPeriod] = {}
    for each in sorted(found, key=lambda row: (row.from_date, bool(row.controller_id), row.number)):
        best[each.milestone] = each
    return [best[each] for each in Milestone if each in best]


def own_periods(*, visible_to: Actor, milestone: str) -> QuerySet[StatutoryPeriod]:
    """What one's own agency has set of one."""
    return StatutoryPeriod.objects.filter(controller=visible_to.controller_id, milestone=milestone)


def counted(row: StatutoryPeriod) -> Period:
    """A period as the rules need it."""
    return Period(row.days, row.unit, row.first_day_counts)


def milestone_of(
    application: HousingApplication, milestone_id: UUID
) -> ApplicationMilestone | None:
    """One of what is due of it."""
    found = application.milestones.filter(id=milestone_id)
    return found.select_related("period", "application").first()


def due(led: Any, *, today: Any) -> QuerySet[ApplicationMilestone]:
    """What is due for these people soon, or late."""
    return ApplicationMilestone.objects.filter(
        subject__in=led, done_date=None, remind_date__lte=today
    )
