"""How often: by person, by record, by day, of a period that the caller keeps short."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Max, Q
from django.db.models.functions import TruncDate

from wayside.audit.queries.criteria import Criteria, narrowed, of_agency
from wayside.audit.vocabulary import CHANGES, LOOKS

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Tally(Generic[Key]):
    """How many events, how many of them looks and changes, and when the last was."""

    key: Key
    events: int
    looks: int
    changes: int
    last_at: datetime


def by_person(criteria: Criteria, *, agency_id: UUID, limit: int) -> list[Tally[UUID]]:
    """How often each person acted, the busiest first."""
    rows = _events(criteria, agency_id).filter(person_id__isnull=False).values("person_id")
    return [_tally(row["person_id"], row) for row in _counted(rows).order_by("-events")[:limit]]


def by_record(criteria: Criteria, *, agency_id: UUID, limit: int) -> list[Tally[tuple[str, UUID]]]:
    """How often each record, by type and identifier, was acted on, the busiest first."""
    rows = _events(criteria, agency_id).filter(record_id__isnull=False)
    counted = _counted(rows.values("record_type", "record_id")).order_by("-events")[:limit]
    return [_tally((row["record_type"], row["record_id"]), row) for row in counted]


def by_day(criteria: Criteria, *, agency_id: UUID, zone: ZoneInfo) -> list[Tally[date]]:
    """How often anybody acted on each day, the latest first."""
    rows = _events(criteria, agency_id).values(day=TruncDate("occurred_at", tzinfo=zone))
    return [_tally(row["day"], row) for row in _counted(rows).order_by("-day")]


def _events(criteria: Criteria, agency_id: UUID) -> Any:
    return narrowed(criteria).filter(of_agency(agency_id)).order_by()


def _counted(rows: Any) -> Any:
    return rows.annotate(
        events=Count("id"),
        looks=Count("id", filter=Q(operation__in=sorted(LOOKS))),
        changes=Count("id", filter=Q(operation__in=sorted(CHANGES))),
        last_at=Max("occurred_at"),
    )


def _tally(key: Key, row: dict[str, Any]) -> Tally[Key]:
    return Tally(key, row["events"], row["looks"], row["changes"], row["last_at"])
