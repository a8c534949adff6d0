"""What the pool has worked besides the nights of a roster: by the return, else as planned."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from wayside.calculations import rostering
from wayside.calculations.rostering import Span
from wayside.calculations.rostering.spans import monday_of
from wayside.patrols.calendar import LONDON, Window
from wayside.patrols.models import Posting
from wayside.patrols.queries.worked import returned_hours
from wayside.patrols.vocabulary import PatrolState, PostingState
from wayside.web.statements import compiled
from wayside.workforce.models import Worker

LOOK_BACK = timedelta(weeks=17)
LOOK_ON = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Worked:
    """Each worker's nights, and all their spans: two in one night count twice as hours."""

    nights: dict[UUID, dict[date, Span]] = field(default_factory=lambda: defaultdict(dict))
    spans: dict[str, list[tuple[date, Span]]] = field(default_factory=lambda: defaultdict(list))


TURN = (
    "worker__person",
    "patrol",
    "patrol__date",
    "patrol__starts_at",
    "patrol__ends_at",
    "segment__starts_at",
    "segment__ends_at",
)


class _Turn(NamedTuple):
    """One place on one night: months of a whole pool are read, so no more than this of each."""

    person_id: UUID
    patrol_id: UUID
    night: date
    starts_at: datetime
    ends_at: datetime
    part_starts_at: datetime | None
    part_ends_at: datetime | None

    @property
    def whole(self) -> Window:
        """The hours of the night."""
        return Window(self.starts_at, self.ends_at)

    @property
    def part(self) -> Window | None:
        """The hours of the one part that somebody is there for by invitation."""
        if self.part_starts_at is None or self.part_ends_at is None:
            return None
        return Window(self.part_starts_at, self.part_ends_at)


def worked_besides(
    workers: Iterable[Worker], *, planned: Collection[UUID], first: date, last: date
) -> Worked:
    """Published nights of 17 weeks before a roster and of the week after it, and those between
    that are not its own to plan: other areas', gone out, or partners' by invitation. Two looks
    at the database."""
    mine = {each.person_id: each.id for each in workers}
    turns = [_Turn(*row) for row in _turns(list(mine), first - LOOK_BACK, last + LOOK_ON)]
    besides = [each for each in turns if each.part or each.patrol_id not in planned]
    out = returned_hours({each.patrol_id for each in besides})
    worked = Worked()
    for each in besides:
        hours = span(each.part or out.get(each.patrol_id, each.whole))
        worker = mine[each.person_id]
        worked.nights[worker][each.night] = hours
        worked.spans[str(worker)].append((each.night, hours))
    return worked


@compiled
def _turns(people: list[UUID], since: date, until: date) -> QuerySet[Any, tuple[Any, ...]]:
    found = Posting.objects.filter(
        worker__person__in=people,
        state=PostingState.PUBLISHED,
        patrol__date__range=(since, until),
    )
    return found.exclude(patrol__state=PatrolState.CANCELLED).values_list(*TURN)


def with_hours(
    people: Iterable[rostering.Person], worked: Worked, *, before: date
) -> tuple[rostering.Person, ...]:
    """People with the hours of whole weeks before a day: ordinary duty and what they were really
    out for, so that the average counts it."""
    return tuple(
        replace(each, hours_before=_hours(each, worked.spans[each.id], monday_of(before)))
        for each in people
    )


def span(hours: Window) -> Span:
    """In London time: the night that a duty belongs to is the local one."""
    return Span(hours.starts_at.astimezone(LONDON), hours.ends_at.astimezone(LONDON))


def _hours(
    person: rostering.Person, spans: list[tuple[date, Span]], before: date
) -> dict[date, float]:
    out: defaultdict[date, float] = defaultdict(float)
    for night, each in spans:
        if monday_of(night) < before:
            out[monday_of(night)] += each.hours
    shifts: defaultdict[date, float] = defaultdict(float)
    for shift in person.shifts:
        shifts[monday_of(shift.start.date())] += shift.hours
    return {
        week: (shifts.get(week) or person.contracted_hours) + hours for week, hours in out.items()
    }
