"""Paths with an ISVA, as the database shows them to whoever acts."""

from datetime import datetime

from django.db.models import QuerySet

from wayside.people.models import Person
from wayside.people.vocabulary import RecordState
from wayside.sharing.queries import held_subjects
from wayside.support.models import IsvaPath
from wayside.web.clock import LONDON


def path_of(person: Person) -> IsvaPath | None:
    """Somebody's path, if there is one."""
    return IsvaPath.objects.filter(subject=person.subject_id).first()


def talks_due(*, now: datetime) -> QuerySet[IsvaPath]:
    """The paths whose next talk is due, in the records that this member was given."""
    found = IsvaPath.objects.filter(
        subject__in=held_subjects(),
        subject__person__state=RecordState.OPEN,
        next_date__lte=now.astimezone(LONDON).date(),
    )
    return found.select_related("subject__person").order_by("next_date", "id")
