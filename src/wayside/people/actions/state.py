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
    RecordState.AT_REST: _("This person has died: the record is at rest."),
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
    stands = RecordState(Person.objects.values_list("state", flat=True).get(id=person.id))
    if stands in (state, RecordState.AT_REST):
        raise NotNow(ALREADY[stands])
    version = expected_version
    return _marked(person, state, "people.mark_state", version=version, by=by, now=now)


@transaction.atomic
def lay_to_rest(*, person: Person, by: Actor, now: datetime) -> Person:
    """Lay the record of somebody who has died to rest: nothing is due, nobody tries to reach them,
    and only a safeguarding lead writes in it.

    Raises:
        NotOpenError: the record is not open to whoever lays it to rest.
        NotNow: it is at rest already.
    """
    require(by, SUPPORT_PEOPLE)
    check_open(person.subject_id)
    person.refresh_from_db()
    if person.is_at_rest:
        raise NotNow(ALREADY[RecordState.AT_REST])
    state, version = RecordState.AT_REST, person.version
    return _marked(person, state, "people.lay_to_rest", version=version, by=by, now=now)


@transaction.atomic
def wake(*, person: Person, state: RecordState, by: Actor, now: datetime) -> Person:
    """Open a record again that was laid to rest by mistake, as it stood before.

    Raises:
        NotOpenError: the record is not open to whoever opens it.
        NotNow: it is not at rest.
    """
    require(by, SUPPORT_PEOPLE)
    check_open(person.subject_id)
    person.refresh_from_db()
    if not person.is_at_rest:
        raise NotNow(_("The record is not at rest."))
    return _marked(person, state, "people.wake", version=person.version, by=by, now=now)


def _marked(
    person: Person, state: RecordState, action: str, *, version: int, by: Actor, now: datetime
) -> Person:
    person.state = state
    save_versioned(person, expected_version=version, now=now, fields=("state",))
    record(
        by=by,
        operation=Operation.ALTERATION,
        action=action,
        record_type=person._meta.label,
        record_id=person.id,
        controller_id=person.controller_id,
        fields=("state",),
        now=now,
    )
    return person
