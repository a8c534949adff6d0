"""Grants, as the database shows them to whoever acts."""

from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, F, Func, Q, QuerySet, Value

from wayside.access.actor import Actor
from wayside.sharing.models import Grant, Subject
from wayside.sharing.vocabulary import Because, Scope


def grants_in_force(subject: Subject, *, now: datetime) -> QuerySet[Grant]:
    """The grants and locks of a record that hold now, as its agency may see them."""
    held = Grant.objects.filter(subject=subject, ended_at=None, from_at__lte=now)
    return held.filter(Q(until_at=None) | Q(until_at__gt=now)).order_by("from_at", "id")


def held_subjects(*, visible_to: Actor, now: datetime) -> QuerySet[Grant, UUID]:
    """The numbers of the people whose records this member was given to open, by name."""
    if visible_to.membership_id is None:
        return Grant.objects.none().values_list("subject_id", flat=True)
    return _held(visible_to.membership_id, now).values_list("subject_id", flat=True)


def covered_subjects(*, visible_to: Actor, now: datetime) -> QuerySet[Grant, UUID]:
    """The same of those for whose worker this member covers now."""
    if visible_to.membership_id is None:
        return Grant.objects.none().values_list("subject_id", flat=True)
    covered = _held(visible_to.membership_id, now).filter(because=Because.COVER)
    return covered.values_list("subject_id", flat=True)


def _held(membership_id: UUID, now: datetime) -> QuerySet[Grant]:
    held = Grant.objects.filter(
        membership_id=membership_id,
        scope=Scope.OPEN,
        denied=False,
        ended_at=None,
        from_at__lte=now,
    )
    return held.filter(Q(until_at=None) | Q(until_at__gt=now))


def open_to_whoever_acts(subject_id: str) -> Func:
    """The condition, for a query over records, that each is open; names the column of the
    record's subject."""
    return Func(
        F(subject_id), Value(Scope.OPEN.value), function="support.may", output_field=BooleanField()
    )


def may_open(subject_id: UUID) -> bool:
    """Whether the policies let the one who acts open this record."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT support.may(%s, 'open')", [subject_id])
        return bool(cursor.fetchone()[0])
