"""Opening what was done with somebody so far."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record
from wayside.people.actions import check_open
from wayside.people.models import Person
from wayside.support import queries
from wayside.support.models import Meeting, NeedNote
from wayside.support.permissions import READ_STORY
from wayside.support.vocabulary import NeedKind

MOST_MEETINGS = 500


@dataclass(frozen=True, slots=True)
class Story:
    """Somebody's meetings, the latest first, every note of needs, and the needs now."""

    meetings: tuple[Meeting, ...]
    notes: tuple[NeedNote, ...]
    needs: Mapping[NeedKind, NeedNote]


@look
def open_story(*, person: Person, by: Actor, now: datetime) -> Story:
    """Open what was done with somebody so far.

    Raises:
        NotOpenError: the record is not open to whoever asks.
    """
    require(by, READ_STORY)
    check_open(person.subject_id)
    notes = tuple(queries.need_notes(person.subject))
    latest = {NeedKind(each.kind): each for each in notes}
    found = Story(
        tuple(queries.meetings_of(person.subject)[:MOST_MEETINGS]),
        notes,
        {kind: latest[kind] for kind in NeedKind if kind in latest},
    )
    record(
        by=by,
        operation=Operation.CONSULTATION,
        action="support.open_story",
        record_type=person._meta.label,
        record_id=person.id,
        controller_id=person.controller_id,
        count=len(found.meetings),
        now=now,
    )
    return found
