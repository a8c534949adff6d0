"""Cases of possible modern slavery, as the database shows them to whoever acts."""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from wayside.people.models import Person
from wayside.safeguarding.models import Ms1Notice, NrmCase, NrmStep, NrmTold
from wayside.safeguarding.slavery.vocabulary import NrmState


def case_of(person: Person) -> NrmCase | None:
    """Somebody's latest."""
    found = NrmCase.objects.filter(subject=person.subject_id)
    return found.order_by("-created_at", "id").first()


def steps_of(person: Person) -> QuerySet[NrmStep]:
    """Every step, the earliest first."""
    return NrmStep.objects.filter(subject=person.subject_id).select_related("by__person")


def told_of(case: NrmCase) -> QuerySet[NrmTold]:
    """What this person was told, the earliest first."""
    return case.told.select_related("by__person")


def notice_of(person: Person, ms1_id: UUID) -> Ms1Notice | None:
    """One notice."""
    return Ms1Notice.objects.filter(subject=person.subject_id, id=ms1_id).first()


def notices_of(person: Person) -> QuerySet[Ms1Notice]:
    """Every notice, the earliest first."""
    return Ms1Notice.objects.filter(subject=person.subject_id)


def people_in_group(case: NrmCase) -> int:
    """How many of the cases that whoever acts may see are of a group of nationalities: at most the
    true number, so that a group which is shown is never smaller than it seems."""
    found = NrmCase.objects.filter(controller=case.controller_id, nationality=case.nationality)
    return found.values("subject").distinct().count()


def due(led: Any, *, today: Any) -> QuerySet[NrmCase]:
    """Those of these people whose next step is due, or who are still to be told."""
    found = NrmCase.objects.filter(subject__in=led).exclude(state=NrmState.CLOSED)
    return found.filter(Q(due_date__lte=today) | Q(to_tell=True))
