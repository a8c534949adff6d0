"""Which events are asked for, and where in the list a page begins."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Self
from uuid import UUID

from django.db.models import Q, QuerySet

from wayside.audit.canonical import microseconds
from wayside.audit.models import Event

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Criteria:
    """What narrows a list; a period begins with ``since`` and ends before ``until``; what one
    room recorded can be left out."""

    person_id: UUID | None = None
    record_type: str = ""
    record_id: UUID | None = None
    operations: frozenset[str] = frozenset()
    since: datetime | None = None
    until: datetime | None = None
    without_room: str = ""


@dataclass(frozen=True, slots=True)
class Position:
    """A place in the list: an event's time and identifier."""

    occurred_at: datetime
    event_id: UUID

    def __str__(self) -> str:
        return f"{microseconds(self.occurred_at)}-{self.event_id.hex}"

    @classmethod
    def of(cls, event: Event) -> Self:
        """The position of an event."""
        return cls(event.occurred_at, event.id)

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """A position from an address; ``None`` for what is none."""
        since_epoch, _, identifier = text.partition("-")
        try:
            moment = EPOCH + timedelta(microseconds=int(since_epoch))
            return cls(moment, UUID(hex=identifier))
        except (ValueError, OverflowError):
            return None


def narrowed(criteria: Criteria) -> QuerySet[Event]:
    """The events that fit the criteria, of whichever agency: ``of_agency`` comes next."""
    wanted: dict[str, object] = {
        "person_id": criteria.person_id,
        "record_id": criteria.record_id,
        "record_type": criteria.record_type,
        "operation__in": sorted(criteria.operations),
        "occurred_at__gte": criteria.since,
        "occurred_at__lt": criteria.until,
    }
    events = Event.objects.filter(**{name: value for name, value in wanted.items() if value})
    if criteria.without_room:
        events = events.exclude(action__startswith=f"{criteria.without_room}.")
    return events


def of_agency(agency_id: UUID) -> Q:
    """What an agency's members did, and what anybody did to records it is the controller of."""
    return Q(agency_id=agency_id) | Q(controller_id=agency_id)
