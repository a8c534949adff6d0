"""Who is locked out of a record, as far as the database shows it to whoever acts; nobody is shown
a lock against themselves."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from wayside.sharing.models import Grant


def locked_out(subjects: Collection[UUID], *, now: datetime) -> set[tuple[UUID, UUID]]:
    """The locks of these records that hold now, each as the record's subject and the natural
    person: nobody is told of a record that they are kept from."""
    held = _locks(now).filter(subject__in=subjects, person__isnull=False)
    return {(subject, person) for subject, person in held.values_list("subject", "person")}


def is_locked_out(subject: str, person: str, *, now: datetime) -> Exists:
    """The condition, for a query over records, that somebody is locked out of each; names the
    columns of the record's subject and of the natural person."""
    return Exists(_locks(now).filter(subject=OuterRef(subject), person=OuterRef(person)))


def _locks(now: datetime) -> QuerySet[Grant]:
    held = Grant.objects.filter(denied=True, ended_at=None, from_at__lte=now)
    return held.filter(Q(until_at=None) | Q(until_at__gt=now))
