"""Lists of events, read a page at a time from a position, never by counting from the start: the
last page of years costs as much as the first."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.db.models import Q

from wayside.audit.models import Event
from wayside.audit.queries.criteria import Criteria, Position, narrowed, of_agency

PAGE_SIZE = 25
COUNT_LIMIT = 10_000
NEWEST_FIRST = ("-occurred_at", "-id")
OLDEST_FIRST = ("occurred_at", "id")


@dataclass(frozen=True, slots=True)
class EventPage:
    """One page of events, the newest first, and where its neighbours begin."""

    events: tuple[Event, ...]
    newer: Position | None
    older: Position | None


def event_page(
    criteria: Criteria,
    *,
    agency_id: UUID,
    older_than: Position | None = None,
    newer_than: Position | None = None,
    size: int = PAGE_SIZE,
) -> EventPage:
    """The page of events that goes on from a position, or the newest."""
    found = partial(_slice, criteria, agency_id)
    return _page(found, older_than=older_than, newer_than=newer_than, size=size)


def unclaimed_page(
    *,
    person_ids: Collection[UUID],
    nobodys_in: Collection[UUID] | None,
    older_than: Position | None = None,
    newer_than: Position | None = None,
    size: int = PAGE_SIZE,
) -> EventPage:
    """A page of events of no agency: of these people, and, where areas are given, those of
    nobody known, in one of them or in none."""
    belonging = Q(person_id__in=person_ids)
    if nobodys_in is not None:
        here = Q(area_id__isnull=True) | Q(area_id__in=nobodys_in)
        belonging |= Q(person_id__isnull=True) & here
    of_no_agency = Q(agency_id__isnull=True, controller_id__isnull=True)

    def found(condition: Q, order: Sequence[str], limit: int) -> list[Event]:
        return list(
            Event.objects.filter(of_no_agency, belonging, condition).order_by(*order)[:limit]
        )

    return _page(found, older_than=older_than, newer_than=newer_than, size=size)


def _page(
    found_in: Callable[[Q, Sequence[str], int], list[Event]],
    *,
    older_than: Position | None,
    newer_than: Position | None,
    size: int,
) -> EventPage:
    if newer_than:
        found = found_in(_after(newer_than), OLDEST_FIRST, size + 1)
        events = tuple(reversed(found[:size]))
        more_newer, more_older = len(found) > size, bool(events)
    else:
        condition = _before(older_than) if older_than else Q()
        found = found_in(condition, NEWEST_FIRST, size + 1)
        events = tuple(found[:size])
        more_newer, more_older = bool(older_than and events), len(found) > size
    return EventPage(
        events=events,
        newer=Position.of(events[0]) if more_newer else None,
        older=Position.of(events[-1]) if more_older else None,
    )


def newest(criteria: Criteria, *, agency_id: UUID, limit: int) -> list[Event]:
    """At most ``limit`` events, the newest first, for an export."""
    return _slice(criteria, agency_id, Q(), NEWEST_FIRST, limit)


def count(criteria: Criteria, *, agency_id: UUID, limit: int = COUNT_LIMIT) -> int:
    """How many events there are; ``limit`` stands for that many or more."""
    return narrowed(criteria).filter(of_agency(agency_id))[:limit].count()


def has_events(criteria: Criteria, *, agency_id: UUID) -> bool:
    """Whether there is any, which decides whether a name may be shown."""
    return bool(newest(criteria, agency_id=agency_id, limit=1))


def _slice(
    criteria: Criteria, agency_id: UUID, condition: Q, order: Sequence[str], limit: int
) -> list[Event]:
    """The first events in an order. Two ordered index scans, joined: an OR over the two columns
    would read and sort everything."""
    events = narrowed(criteria).filter(condition)
    of_members = events.filter(agency_id=agency_id)
    of_others = Q(agency_id__isnull=True) | ~Q(agency_id=agency_id)
    on_records = events.filter(of_others, controller_id=agency_id)
    joined = of_members.order_by(*order)[:limit].union(
        on_records.order_by(*order)[:limit], all=True
    )
    return list(joined.order_by(*order)[:limit])


def _before(position: Position) -> Q:
    moment = position.occurred_at
    same = Q(occurred_at=moment, id__lt=position.event_id)
    return Q(occurred_at__lte=moment) & (Q(occurred_at__lt=moment) | same)


def _after(position: Position) -> Q:
    moment = position.occurred_at
    same = Q(occurred_at=moment, id__gt=position.event_id)
    return Q(occurred_at__gte=moment) & (Q(occurred_at__gt=moment) | same)
