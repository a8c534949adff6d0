"""Paths with an ISVA, as the database shows them to whoever acts."""

from datetime import date

from django.db.models import QuerySet

from wayside.access.actor import Actor
from wayside.people.models import Person
from wayside.people.vocabulary import RecordState
from wayside.support.models import IsvaPath


def path_of(person: Person) -> IsvaPath | None:
    """Somebody's path, if there is one."""
    return IsvaPath.objects.filter(subject=person.subject_id).first()


def talks_due(*, visible_to: Actor, today: date) -> QuerySet[IsvaPath]:
    """The paths of this worker's people whose next talk is due."""
    found = IsvaPath.objects.filter(
        subject__person__worker=visible_to.membership_id,
        subject__person__state=RecordState.OPEN,
        next_date__lte=today,
    )
    return found.select_related("subject__person").order_by("next_date", "id")
