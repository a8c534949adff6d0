"""Paths with an ISVA, as the database shows them to whoever acts."""

from typing import Any

from django.db.models import QuerySet

from wayside.people.models import Person
from wayside.support.models import IsvaPath


def path_of(person: Person) -> IsvaPath | None:
    """Somebody's path, if there is one."""
    return IsvaPath.objects.filter(subject=person.subject_id).first()


def talks_due(given: Any, *, today: Any) -> QuerySet[IsvaPath]:
    """The paths in these records whose next talk is due."""
    return IsvaPath.objects.filter(subject__in=given, next_date__lte=today)
