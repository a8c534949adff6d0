"""Sanctuary schemes, as the database shows them to whoever acts."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from wayside.people.models import Person
from wayside.support.models import Sanctuary, SanctuaryMove, SanctuaryWork
from wayside.support.sanctuary.vocabulary import SanctuaryState, WorkState


def sanctuary_of(person: Person) -> Sanctuary | None:
    """Somebody's latest."""
    found = Sanctuary.objects.filter(subject=person.subject_id)
    return found.order_by("-created_at", "id").first()


def works_of(held: Sanctuary) -> QuerySet[SanctuaryWork]:
    """What is done to the home."""
    return held.works.all()


def work_of(held: Sanctuary, work_id: UUID) -> SanctuaryWork | None:
    """One of them."""
    return held.works.select_related("sanctuary").filter(id=work_id).first()


def moves_of(person: Person) -> QuerySet[SanctuaryMove]:
    """Every step, the earliest first."""
    found = SanctuaryMove.objects.filter(subject=person.subject_id)
    return found.select_related("by__person").order_by("at", "id")


def due(led: Any, *, today: Any) -> QuerySet[Sanctuary]:
    """Those of these people whose next step is due."""
    found = Sanctuary.objects.filter(subject__in=led, due_date__lte=today)
    return found.exclude(state=SanctuaryState.COMPLETED, feels__gt="")


def works_due(led: Any, *, today: Any) -> QuerySet[SanctuaryWork]:
    """Works for these people that should be done or are to be checked."""
    return SanctuaryWork.objects.filter(
        subject__in=led,
        state__in=(WorkState.ORDERED, WorkState.DONE),
        sanctuary__state=SanctuaryState.WORKS,
        by_date__lte=today,
    )
