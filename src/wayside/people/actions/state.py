"""Marks a record closed or open: why is kept by the room above that asks."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.people.actions.looks import check_open
from wayside.people.models import Person
from wayside.people.permissions import SUPPORT_PEOPLE
from wayside.people.vocabulary import RecordState
from wayside.web.collisions import save_versioned
from wayside.web.states import NotNow

ALREADY = {
    RecordState.CLOSED: _("Support has ended already."),
    RecordState.OPEN: _("Support goes on already."),
}


@transaction.atomic
def mark_state(
    *, person: Person, state: RecordState, expected_version: int, by: Actor, now: datetime
) -> Person:
    """Mark that work with somebody goes on, or has ended.

    Raises:
        NotOpenError: the record is not open to whoever marks it.
        NotNow: it is so already.
        Collision: somebody else changed the record since.
    """
    require(by, SUPPORT_PEOPLE)
    check_open(person.subject_id)
    if Person.objects.filter(id=person.id, state=state).exists():
        raise NotNow(ALREADY[state])
    person.state = state
    save_versioned(person, expected_version=expected_version, now=now, fields=("state",))
    record(
        by=by,
        operation=Operation.ALTERATION,
        action="people.mark_state",
        record_type=person._meta.label,
        record_id=person.id,
        controller_id=person.controller_id,
        fields=("state",),
        now=now,
    )
    return person
