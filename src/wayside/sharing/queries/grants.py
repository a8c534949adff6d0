"""Grants, as the database shows them to whoever acts."""

from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, F, Func, Q, QuerySet, UUIDField, Value
from django.db.models.expressions import RawSQL

from wayside.sharing.models import Grant, Subject
from wayside.sharing.vocabulary import Scope


def grants_in_force(subject: Subject, *, now: datetime) -> QuerySet[Grant]:
    """The grants and locks of a record that hold now, as its agency may see them."""
    held = Grant.objects.filter(subject=subject, ended_at=None, from_at__lte=now)
    return held.filter(Q(until_at=None) | Q(until_at__gt=now)).order_by("from_at", "id")


def held_subjects() -> RawSQL:
    """For a condition: the numbers of the people whose records whoever acts was given to open, by
    name, and is not locked out of."""
    return RawSQL("SELECT support.held()", (), output_field=UUIDField())


def open_to_whoever_acts(subject_id: str) -> Func:
    """The condition, for a query over records, that each is open; names the column of the
    record's subject."""
    return Func(
        F(subject_id), Value(Scope.OPEN.value), function="support.may", output_field=BooleanField()
    )


def may_decide(subject_id: UUID) -> bool:
    """Whether whoever acts may let others into this record, or keep them out: it is open to them
    for more than an emergency."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT support.may_decide(%s)", [subject_id])
        return bool(cursor.fetchone()[0])


def may_open(subject_id: UUID) -> bool:
    """Whether the policies let the one who acts open this record."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT support.may(%s, 'open')", [subject_id])
        return bool(cursor.fetchone()[0])
