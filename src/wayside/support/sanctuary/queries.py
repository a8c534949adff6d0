"""Sanctuary schemes, as the database shows them to whoever acts."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from wayside.access.actor import Actor
from wayside.people.models import Person
from wayside.people.vocabulary import RecordState
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


def due(*, visible_to: Actor, today: date) -> QuerySet[Sanctuary]:
    """Those of this worker's people whose next step is due."""
    found = Sanctuary.objects.filter(
        subject__person__worker=visible_to.membership_id,
        subject__person__state=RecordState.OPEN,
        due_date__lte=today,
    )
    told = found.exclude(state=SanctuaryState.COMPLETED, feels__gt="")
    return told.select_related("subject__person").order_by("due_date", "id")


def works_due(*, visible_to: Actor, today: date) -> QuerySet[SanctuaryWork]:
    """Works for this worker's people that should be done or are to be checked."""
    found = SanctuaryWork.objects.filter(
        subject__person__worker=visible_to.membership_id,
        subject__person__state=RecordState.OPEN,
        state__in=(WorkState.ORDERED, WorkState.DONE),
        sanctuary__state=SanctuaryState.WORKS,
        by_date__lte=today,
    )
    return found.select_related("subject__person").order_by("by_date", "id")
