"""Notes meetings: with one person, or only how many."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.partners.models import Area
from wayside.people.actions import check_open
from wayside.people.contact.actions import move_contact, record_attempt
from wayside.people.contact.vocabulary import Outcome
from wayside.people.models import Person
from wayside.support import queries, rules
from wayside.support.models import Meeting
from wayside.support.models.meetings import MOST_PEOPLE
from wayside.support.permissions import NOTE_MEETINGS
from wayside.support.vocabulary import Given, Met, NeedKind
from wayside.web.collisions import save_versioned
from wayside.web.states import NotNow

FIELDS = ("met_at", "how", "ward", "topics", "given", "offered", "taken", "note")
COUNTED = ("met_at", "how", "ward", "given", "people")


@dataclass(frozen=True, slots=True)
class Told:
    """What there is to say of a meeting; when, how and where are enough."""

    met_at: datetime
    how: Met
    ward: Area
    topics: tuple[NeedKind, ...] = ()
    given: tuple[Given, ...] = ()
    offered: tuple[NeedKind, ...] = ()
    taken: tuple[NeedKind, ...] = ()
    note: str = ""


@transaction.atomic
def note_meeting(*, person: Person, told: Told, form_id: UUID, by: Actor, now: datetime) -> Meeting:
    """Note a meeting with somebody, which is a contact with them too, so that nobody is thought
    silent whom we met. Sent twice, the form of one id notes one.

    Raises:
        NotOpenError: the record is not open to whoever notes.
        NotNow: the moment or the ward cannot be, or more was taken up than offered.
    """
    require(by, NOTE_MEETINGS)
    check_open(person.subject_id)
    if there := Meeting.objects.filter(id=form_id, subject=person.subject).first():
        return there
    made = Meeting(id=form_id, subject=person.subject, **_stamps(by, now))
    _write(made, told, by=by, now=now)
    made.save(force_insert=True)
    _record(made, "support.note_meeting", Operation.COLLECTION, by, now, fields=FIELDS)
    record_attempt(
        person=person, outcome=Outcome.SPOKE, attempt_id=made.id, at=told.met_at, by=by, now=now
    )
    return made


@transaction.atomic
def count_meetings(*, people: int, told: Told, form_id: UUID, by: Actor, now: datetime) -> Meeting:
    """Count people met, without saying who: nothing but what was given is kept.

    Raises:
        NotNow: the moment, the ward or the number cannot be.
    """
    require(by, NOTE_MEETINGS)
    if there := Meeting.objects.filter(id=form_id, subject=None).first():
        return there
    if not 1 <= people <= MOST_PEOPLE:
        raise NotNow(_("Count from 1 to %(most)s people.") % {"most": MOST_PEOPLE})
    made = Meeting(id=form_id, people=people, **_stamps(by, now))
    alone = Told(met_at=told.met_at, how=told.how, ward=told.ward, given=told.given)
    _write(made, alone, by=by, now=now)
    made.save(force_insert=True)
    _record(made, "support.count_meetings", Operation.COLLECTION, by, now, fields=COUNTED)
    return made


@transaction.atomic
def tell_more(
    *, meeting: Meeting, told: Told, expected_version: int, by: Actor, now: datetime
) -> Meeting:
    """Add to a meeting what there was no time for, or put it right; the contact that it was moves
    with it, so that nobody seems silent, or in touch, when they were not.

    Raises:
        NotOpenError: the record is not open to whoever tells.
        NotNow: the moment or the ward cannot be, or more was taken up than offered.
        Collision: somebody else changed it since.
    """
    require(by, NOTE_MEETINGS)
    if meeting.subject_id is None:
        raise NotNow(_("Nothing can be told of people who were only counted."))
    check_open(meeting.subject_id)
    before = {name: getattr(meeting, name) for name in FIELDS}
    _write(meeting, told, by=by, now=now)
    changed = [name for name in FIELDS if before[name] != getattr(meeting, name)]
    if changed:
        save_versioned(meeting, expected_version=expected_version, now=now, fields=changed)
        _record(meeting, "support.tell_more", Operation.ALTERATION, by, now, fields=tuple(changed))
    if "met_at" in changed:
        move_contact(attempt_id=meeting.id, at=meeting.met_at, by=by, now=now)
    return meeting


def _stamps(by: Actor, now: datetime) -> dict[str, object]:
    return {
        "controller_id": by.controller_id,
        "met_by_id": by.member_id,
        "created_at": now,
        "updated_at": now,
    }


def _write(meeting: Meeting, told: Told, *, by: Actor, now: datetime) -> None:
    rules.check_moment(told.met_at, now=now)
    rules.check_taken(told.offered, told.taken)
    if not queries.wards_of(by).filter(id=told.ward.id).exists():
        raise NotNow(_("Choose a ward of your own area."))
    meeting.met_at, meeting.how, meeting.ward = told.met_at, told.how, told.ward
    meeting.topics, meeting.given = sorted(set(told.topics)), sorted(set(told.given))
    meeting.offered, meeting.taken = sorted(set(told.offered)), sorted(set(told.taken))
    meeting.note = told.note


def _record(
    made: Meeting,
    action: str,
    operation: Operation,
    by: Actor,
    now: datetime,
    *,
    fields: tuple[str, ...],
) -> None:
    record(
        by=by,
        operation=operation,
        action=action,
        record_type=made._meta.label,
        record_id=made.id,
        controller_id=made.controller_id,
        fields=fields,
        now=now,
    )
