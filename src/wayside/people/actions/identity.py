"""Writes down who somebody is, as far as she says it."""

from dataclasses import fields
from datetime import date, datetime

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.people import childhood, rules
from wayside.people.actions.children import tell_of_adult, tell_of_child
from wayside.people.actions.details import Details
from wayside.people.actions.looks import check_open
from wayside.people.actions.tokens import renew_tokens
from wayside.people.models import Person
from wayside.people.models.persons import IDENTITY
from wayside.people.permissions import SUPPORT_PEOPLE
from wayside.sharing import actions as sharing
from wayside.web.clock import day_of
from wayside.web.collisions import save_versioned


@transaction.atomic
def register(*, details: Details, first_met: date, by: Actor, now: datetime) -> Person:
    """Write down somebody whom the agency begins to support; a child goes to the safeguarding
    lead at once.

    Raises:
        NotNow: the birth is no date, or cannot be.
    """
    require(by, SUPPORT_PEOPLE)
    made = Person(
        subject=sharing.open_subject(by=by, now=now),
        controller_id=by.controller_id,
        worker_id=by.membership_id,
        first_met_date=first_met,
        created_at=now,
        updated_at=now,
    )
    _write(made, details, now=now)
    if made.is_child:
        made.child_told = tell_of_child(made, by=by, now=now)
    made.save(force_insert=True)
    renew_tokens(made)
    _record(made, "people.register", Operation.COLLECTION, by, now, fields=_said(details))
    if made.is_child:
        childhood.marked(made, by=by, now=now)
    return made


@transaction.atomic
def change_identity(
    *,
    person: Person,
    details: Details,
    expected_version: int,
    by: Actor,
    now: datetime,
    adult_because: str = "",
) -> Person:
    """Change what is known of somebody; one who turns out to be a child goes to the safeguarding
    lead at once. That a child is an adult after all is not one worker's alone to say: why stands
    on record, and the leads are told.

    Raises:
        NotNow: the birth is no date, or cannot be; the record is not open to whoever changes it;
            it is not said why a child is an adult.
        Collision: somebody else changed it since.
    """
    require(by, SUPPORT_PEOPLE)
    check_open(person.subject_id)
    was_child = person.is_child
    before = {name: getattr(person, name) for name in IDENTITY}
    _write(person, details, now=now)
    changed = [name for name in IDENTITY if before[name] != getattr(person, name)]
    if not changed:
        return person
    if was_child and not person.is_child:
        rules.check_no_longer_child(adult_because)
        person.adult_because = adult_because
        changed.append("adult_because")
        tell_of_adult(person, by=by, now=now)
    if person.is_child and not was_child:
        person.child_told = tell_of_child(person, by=by, now=now)
        changed.append("child_told")
    save_versioned(person, expected_version=expected_version, now=now, fields=changed)
    renew_tokens(person)
    _record(person, "people.change_identity", Operation.ALTERATION, by, now, fields=changed)
    if person.is_child and not was_child:
        childhood.marked(person, by=by, now=now)
    return person


def _write(person: Person, details: Details, *, now: datetime) -> None:
    today = day_of(now)
    born = rules.Born.parse(details.born)
    rules.check_birth(born, today=today)
    for each in fields(Details):
        setattr(person, each.name, getattr(details, each.name))
    person.age_mark = rules.age_mark(details.age_mark, born, today=today)


def _said(details: Details) -> list[str]:
    return [each.name for each in fields(Details) if getattr(details, each.name)]


def _record(
    person: Person,
    action: str,
    operation: Operation,
    by: Actor,
    now: datetime,
    *,
    fields: list[str],
) -> None:
    record(
        by=by,
        operation=operation,
        action=action,
        record_type=person._meta.label,
        record_id=person.id,
        controller_id=person.controller_id,
        fields=fields,
        now=now,
    )
