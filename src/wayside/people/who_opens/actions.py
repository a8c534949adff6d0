"""Looking at who may open a record; letting in and locking out are sharing's own acts."""

from collections.abc import Sequence
from datetime import datetime

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record
from wayside.people.actions.looks import check_open
from wayside.people.models import Person
from wayside.people.who_opens import queries
from wayside.people.who_opens.permissions import DECIDE_ACCESS
from wayside.sharing.models import Grant


@look
def list_access(*, person: Person, by: Actor, now: datetime) -> Sequence[Grant]:
    """Who may open the record, and who is locked out.

    Raises:
        NotOpenError: the record is not open to whoever asks.
    """
    require(by, DECIDE_ACCESS)
    check_open(person.subject_id)
    found = queries.access_to(person, now=now)
    record(
        by=by,
        operation=Operation.LISTING,
        action="people.list_access",
        record_type=person._meta.label,
        record_id=person.id,
        controller_id=person.controller_id,
        count=len(found),
        now=now,
    )
    return found
