"""Makes one of two records, and two of one again."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.people import queries as people
from wayside.people.actions.looks import check_open
from wayside.people.actions.tokens import forget_tokens, renew_tokens
from wayside.people.matching import Hit, asked_by
from wayside.people.merging import queries
from wayside.people.merging.permissions import MERGE_RECORDS
from wayside.people.models import Merge, Person
from wayside.sharing.queries import may_open
from wayside.web.states import NotNow


@look
def list_alike(*, person: Person, by: Actor, now: datetime) -> Sequence[Hit]:
    """Other records of the agency that may be of the same person."""
    require(by, MERGE_RECORDS)
    check_open(person.subject_id)
    said = {name: getattr(person, name) for name in queries.NAMES}
    found = [
        each for each in people.like(asked_by(**said), visible_to=by) if each.person.id != person.id
    ]
    told(person, "people.list_alike", Operation.SEARCH, by, now, count=len(found))
    return found


@transaction.atomic
def merge(*, kept: Person, merged: Person, by: Actor, now: datetime) -> Merge:
    """Make one of two records: everything of the second moves to the first, who may open it and
    who is locked out too; its own names and birth stay as they are, and it is found by them.

    Raises:
        NotOpenError: one of the two is not open to whoever merges.
        NotNow: they may not be made one.
    """
    require(by, MERGE_RECORDS)
    check_open(kept.subject_id)
    check_open(merged.subject_id)
    _check_can_merge(kept, merged)
    made = Merge(id=uuid.uuid4(), names={name: getattr(merged, name) for name in queries.NAMES})
    locked = Merge._meta.get_field("names").pre_save(made, True)
    forget_tokens(merged)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT support.merge_records(%s, %s, %s, %s)",
            [made.id, kept.subject_id, merged.subject_id, locked.data],
        )
    renew_tokens(kept)
    told(merged, "people.merge", Operation.COMBINATION, by, now)
    told(kept, "people.merge", Operation.COMBINATION, by, now, fields=("moved",))
    return Merge.objects.get(id=made.id)


@transaction.atomic
def unmerge(*, held: Merge, by: Actor, now: datetime) -> Person:
    """Make two records of one again, each as it was; what was written since stays with the kept.

    Raises:
        NotOpenError: the record is not open to whoever takes it apart.
        NotNow: it was taken apart already, or one of the two would not be open to them.
    """
    require(by, MERGE_RECORDS)
    check_open(held.subject_id)
    if not Merge.objects.filter(id=held.id, undone_at=None).exists():
        raise NotNow(_("This was taken apart already."))
    kept = Person.objects.get(subject=held.subject_id)
    with connection.cursor() as cursor:
        cursor.execute("SELECT support.unmerge_records(%s)", [held.id])
    apart = Person.objects.filter(id=held.merged_id).first()
    if apart is None or not (may_open(apart.subject_id) and may_open(kept.subject_id)):
        raise NotNow(_("You would not be able to open both records. Ask their worker."))
    renew_tokens(kept)
    renew_tokens(apart)
    told(apart, "people.unmerge", Operation.ALTERATION, by, now, fields=("undone_at",))
    told(kept, "people.unmerge", Operation.ALTERATION, by, now, fields=("undone_at",))
    return apart


def _check_can_merge(kept: Person, merged: Person) -> None:
    if kept.id == merged.id:
        raise NotNow(_("This is one and the same record."))
    if kept.controller_id != merged.controller_id:
        raise NotNow(_("Only records of one agency can be made one."))
    if kept.is_child != merged.is_child:
        raise NotNow(_("One of the two is marked as a child. Say first in both which is right."))
