"""Looking at the trail, which is itself on the trail; always within the actor's own agency."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from procrastinate.exceptions import AlreadyEnqueued

from wayside.access.actor import Actor
from wayside.access.permissions import NotAllowed, Permission, require
from wayside.audit import queries as trail
from wayside.audit.jobs import verify_now
from wayside.audit.models import Event
from wayside.audit.queries import Criteria, EventPage, Position, Tally, TrailState
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record
from wayside.governance import queries
from wayside.governance.permissions import CHECK_TRAIL, EXPORT_AUDIT, REVIEW_AUDIT
from wayside.web.clock import day_of

EXPORT_LIMIT = 20_000
TALLY_LIMIT = 100
STORY = "governance.Story"


class TooManyError(ValueError):
    """More events than one file holds."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a page of a list begins; neither means the newest."""

    older_than: Position | None = None
    newer_than: Position | None = None


@look
def list_events(*, criteria: Criteria, turn: Turn, by: Actor, now: datetime) -> EventPage:
    """A page of what members of the agency did and what was done with its records."""
    agency_id = _own_agency(by, REVIEW_AUDIT)
    page = trail.event_page(
        criteria,
        agency_id=agency_id,
        older_than=turn.older_than,
        newer_than=turn.newer_than,
    )
    about = ("access.NaturalPerson", criteria.person_id) if criteria.person_id else ("", None)
    _note(by, now, Operation.LISTING, "governance.list_events", about=about, count=len(page.events))
    return page


@transaction.atomic
def list_unclaimed(*, turn: Turn, by: Actor, now: datetime) -> EventPage:
    """A page of events of no agency: what the agency's people did before they acted for it, and,
    for the agency that leads a programme in the actor's areas, what nobody known did there."""
    agency_id = _own_agency(by, REVIEW_AUDIT)
    today = day_of(now)
    page = trail.unclaimed_page(
        person_ids=queries.members_on(today, agency_id=agency_id),
        nobodys_in=queries.areas_led(today, agency_id=agency_id, visible_to=by) or None,
        older_than=turn.older_than,
        newer_than=turn.newer_than,
    )
    count = len(page.events)
    _note(by, now, Operation.LISTING, "governance.list_unclaimed", count=count)
    return page


@look
def open_story(
    *, record_id: UUID, criteria: Criteria, turn: Turn, by: Actor, now: datetime
) -> EventPage:
    """Who saw or changed one record.

    The event is of the story, not of the record: looking up a record of another agency must not
    make that record one of this agency's.
    """
    agency_id = _own_agency(by, REVIEW_AUDIT)
    page = trail.event_page(
        criteria,
        agency_id=agency_id,
        older_than=turn.older_than,
        newer_than=turn.newer_than,
    )
    _note(
        by,
        now,
        Operation.CONSULTATION,
        "governance.open_story",
        about=(STORY, record_id),
        count=len(page.events),
    )
    return page


@look
def tally_people(*, criteria: Criteria, by: Actor, now: datetime) -> Sequence[Tally[UUID]]:
    """How often each person acted in a period."""
    agency_id = _own_agency(by, REVIEW_AUDIT)
    found = trail.by_person(criteria, agency_id=agency_id, limit=TALLY_LIMIT)
    _note_tally(by, now, "person_id", len(found))
    return found


@look
def tally_records(
    *, criteria: Criteria, by: Actor, now: datetime
) -> Sequence[Tally[tuple[str, UUID]]]:
    """How often each record was acted on in a period."""
    agency_id = _own_agency(by, REVIEW_AUDIT)
    found = trail.by_record(criteria, agency_id=agency_id, limit=TALLY_LIMIT)
    _note_tally(by, now, "record_id", len(found))
    return found


@look
def tally_days(
    *, criteria: Criteria, zone: ZoneInfo, by: Actor, now: datetime
) -> Sequence[Tally[date]]:
    """How often anybody acted on each day of a period."""
    agency_id = _own_agency(by, REVIEW_AUDIT)
    found = trail.by_day(criteria, agency_id=agency_id, zone=zone)
    _note_tally(by, now, "occurred_at", len(found))
    return found


@look
def export_events(*, criteria: Criteria, purpose: str, by: Actor, now: datetime) -> Sequence[Event]:
    """The events for a file, for a purpose that the law leaves open.

    Raises:
        TooManyError: one file would not hold them; nothing is left out silently.
    """
    agency_id = _own_agency(by, EXPORT_AUDIT)
    found = trail.newest(criteria, agency_id=agency_id, limit=EXPORT_LIMIT + 1)
    if len(found) > EXPORT_LIMIT:
        raise TooManyError
    about = ("access.NaturalPerson", criteria.person_id) if criteria.person_id else ("", None)
    if criteria.record_id:
        about = (criteria.record_type, criteria.record_id)
    _note(
        by,
        now,
        Operation.EXPORT,
        "governance.export_events",
        about=about,
        count=len(found),
        purpose=purpose,
    )
    return found


@look
def open_trail(*, by: Actor, now: datetime) -> tuple[TrailState, int]:
    """How the whole trail stands: sealed when, checked when, with which result; and how many
    events are of the own agency, for how busy the others are is not its to know."""
    agency_id = _own_agency(by, REVIEW_AUDIT)
    _note(by, now, Operation.CONSULTATION, "governance.open_trail")
    return trail.trail_state(), trail.count(Criteria(), agency_id=agency_id)


@transaction.atomic
def ask_for_check(*, by: Actor, now: datetime) -> bool:
    """Have the whole trail checked; ``False`` when a check is under way already."""
    _own_agency(by, CHECK_TRAIL)
    _note(by, now, Operation.ADMINISTRATION, "governance.ask_for_check")
    try:
        with transaction.atomic():
            verify_now.defer()
    except AlreadyEnqueued:
        return False
    return True


def _note_tally(by: Actor, now: datetime, field: str, count: int) -> None:
    name = "governance.tally_events"
    _note(by, now, Operation.LISTING, name, fields=(field,), count=count)


def _own_agency(by: Actor, permission: Permission) -> UUID:
    require(by, permission)
    if by.agency_id is None:
        raise NotAllowed(permission)
    return by.agency_id


def _note(
    by: Actor,
    now: datetime,
    operation: Operation,
    action: str,
    *,
    about: tuple[str, UUID | None] = ("", None),
    fields: Sequence[str] = (),
    count: int | None = None,
    purpose: str = "",
) -> None:
    record_type, record_id = about
    record(
        by=by,
        operation=operation,
        action=action,
        now=now,
        record_type=record_type,
        record_id=record_id,
        controller_id=by.agency_id,
        fields=fields,
        count=count,
        purpose=purpose,
    )
