"""Shows a number on asking, and records each attempt."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look
from wayside.people.actions.looks import NotOpenError, check_open
from wayside.people.actions.members import member_id
from wayside.people.contact import queries, rules
from wayside.people.contact.actions.trail import note as told
from wayside.people.contact.permissions import REACH_PEOPLE
from wayside.people.contact.queries import Reachable
from wayside.people.contact.vocabulary import Outcome, Reason
from wayside.people.models import ContactAttempt, ContactRoute, Person
from wayside.people.safeguards import bars_others
from wayside.people.vocabulary import RecordState
from wayside.web.states import NotNow

AHEAD = _("This lies ahead. Enter when it was.")


@look
def read_contact(*, person: Person, by: Actor, now: datetime) -> Reachable:
    """How somebody can be reached, without the numbers and addresses."""
    require(by, REACH_PEOPLE)
    check_open(person.subject_id)
    told(person, "people.read_contact", Operation.CONSULTATION, by, now)
    return queries.reachable(person, now=now)


@look
def show_route(
    *, route: ContactRoute, checked: bool, despite: Reason | None, by: Actor, now: datetime
) -> ContactRoute:
    """Show a number or address, once: an event of its own, with why where something speaks
    against it.

    Args:
        checked: whoever uses it has checked again that nothing has changed since.

    Raises:
        NotOpenError: the record is not open to whoever asks.
        NotNow: something speaks against it and no reason was given, nothing does and it was not
            checked again, or it leads through somebody else, where nobody may be asked.
    """
    require(by, REACH_PEOPLE)
    check_open(route.subject_id)
    person = Person.objects.get(subject=route.subject_id)
    rules.check_living(is_at_rest=person.is_at_rest)
    rules.check_way(route.kind, bars_others=bars_others(person))
    if queries.against(route, now=now).needs_reason:
        if despite is None:
            raise NotNow(_("Choose why it has to be now."))
    elif not checked:
        raise NotNow(_("Check again that it is still safe, then tick the box."))
    why = despite.value if despite else ""
    told(
        route, "people.show_route", Operation.CONSULTATION, by, now, fields=("where",), purpose=why
    )
    return route


@transaction.atomic
def record_attempt(
    *,
    person: Person,
    outcome: Outcome,
    attempt_id: UUID,
    by: Actor,
    now: datetime,
    route: ContactRoute | None = None,
    note: str = "",
    at: datetime | None = None,
) -> ContactAttempt:
    """Record an attempt to reach somebody, or that we met; the same number twice is one attempt.

    Raises:
        NotOpenError: the record is not open to whoever records.
        NotNow: it lies ahead.
    """
    require(by, REACH_PEOPLE)
    check_open(person.subject_id)
    rules.check_living(is_at_rest=_is_at_rest(person))
    if at is not None and at > now:
        raise NotNow(AHEAD)
    there = ContactAttempt.objects.filter(id=attempt_id, subject=person.subject_id).first()
    if there is not None:
        return there
    made = ContactAttempt(
        id=attempt_id,
        subject_id=person.subject_id,
        controller_id=person.controller_id,
        route=route,
        at=at or now,
        outcome=outcome,
        note=note,
        by_id=member_id(by),
        recorded_at=now,
    )
    made.save(force_insert=True)
    fields = ("route", "at", "outcome", *(("note",) if note else ()))
    told(made, "people.record_attempt", Operation.COLLECTION, by, now, fields=fields)
    return made


@transaction.atomic
def move_contact(*, attempt_id: UUID, at: datetime, by: Actor, now: datetime) -> ContactAttempt:
    """Put right when we were in touch; what was noted first is kept, and counts no longer.

    Args:
        attempt_id: the contact as it was first noted.

    Raises:
        NotOpenError: the record is not open to whoever corrects.
        NotNow: it lies ahead.
    """
    require(by, REACH_PEOPLE)
    held = queries.as_it_stands(attempt_id)
    if held is None:
        raise NotOpenError
    check_open(held.subject_id)
    if at > now:
        raise NotNow(AHEAD)
    made = ContactAttempt(
        subject_id=held.subject_id,
        controller_id=held.controller_id,
        route_id=held.route_id,
        at=at,
        outcome=held.outcome,
        note=held.note,
        by_id=member_id(by),
        recorded_at=now,
        corrects=held,
    )
    made.save(force_insert=True)
    told(made, "people.move_contact", Operation.ALTERATION, by, now, fields=("at",))
    return made


def _is_at_rest(person: Person) -> bool:
    """As the record stands now, whatever the page was opened with."""
    return Person.objects.filter(id=person.id, state=RecordState.AT_REST).exists()
