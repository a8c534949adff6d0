"""An agency's periods, as the database shows them to whoever acts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from wayside.access.actor import Actor
from wayside.governance.models import RetentionPeriod
from wayside.governance.retention.vocabulary import PeriodState, RecordKind


@dataclass(frozen=True, slots=True)
class Months:
    """The months of the periods in force for records of people supported, and for those who were
    supported as children."""

    record: tuple[int, ...] = ()
    child: tuple[int, ...] = ()


def periods(*, visible_to: Actor) -> QuerySet[RetentionPeriod]:
    """All of one's own agency, by kind, the latest first."""
    found = RetentionPeriod.objects.filter(controller=visible_to.controller_id)
    return found.select_related("proposed_by", "decided_by")


def period_at(period_id: UUID, *, visible_to: Actor) -> RetentionPeriod | None:
    """One of them."""
    return periods(visible_to=visible_to).filter(id=period_id).first()


def proposals(*, visible_to: Actor) -> QuerySet[RetentionPeriod]:
    """What waits for a second person, and was not proposed by who asks."""
    waiting = periods(visible_to=visible_to).filter(state=PeriodState.PROPOSED)
    return waiting.exclude(proposed_by=visible_to.person_id)


def in_force(agency_id: UUID | None, *, on: date) -> list[RetentionPeriod]:
    """What holds at an agency on a day: of each kind and class the latest that was approved."""
    held = RetentionPeriod.objects.filter(
        controller=agency_id, state=PeriodState.APPROVED, from_date__lte=on
    )
    latest: dict[tuple[str, str], RetentionPeriod] = {}
    for each in held.order_by("from_date", "decided_at", "id"):
        latest[each.kind, each.field_class] = each
    return sorted(latest.values(), key=lambda each: (each.kind, each.field_class))


def months(held: Iterable[RetentionPeriod]) -> Months:
    """The same in numbers."""
    said = [(each.kind, each.months) for each in held]
    return Months(
        tuple(n for kind, n in said if kind == RecordKind.RECORD),
        tuple(n for kind, n in said if kind == RecordKind.CHILD),
    )


def without_period(agency_id: UUID | None, *, on: date) -> list[RecordKind]:
    """The kinds for which nothing holds yet: nothing of them is ever due."""
    held = {each.kind for each in in_force(agency_id, on=on)}
    return [each for each in RecordKind if each not in held]
