"""Adult safeguarding concerns, as the database shows them to whoever acts."""

from typing import Any

from django.db.models import QuerySet

from wayside.people.models import Person
from wayside.safeguarding.concerns.vocabulary import ConcernState
from wayside.safeguarding.models import AdultConcern, ConcernStep


def concern_of(person: Person) -> AdultConcern | None:
    """Somebody's latest."""
    found = AdultConcern.objects.filter(subject=person.subject_id)
    return found.select_related("disclosure").order_by("-created_at", "id").first()


def steps_of(person: Person) -> QuerySet[ConcernStep]:
    """Every step, the earliest first."""
    return ConcernStep.objects.filter(subject=person.subject_id).select_related("by__person")


def due(led: Any, *, today: Any) -> QuerySet[AdultConcern]:
    """Those about these people whose next step is due."""
    found = AdultConcern.objects.filter(subject__in=led, due_date__lte=today)
    return found.exclude(state=ConcernState.CLOSED)


def due_of_others(own: Any) -> QuerySet[AdultConcern]:
    """Those that go on about people whom colleagues support, as far as whoever acts sees them."""
    found = AdultConcern.objects.exclude(state=ConcernState.CLOSED)
    return found.exclude(subject__in=own).exclude(due_date=None).order_by("due_date", "id")
