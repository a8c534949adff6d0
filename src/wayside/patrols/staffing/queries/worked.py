"""What the pool has worked besides the nights of a roster: by the return, else as planned."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from uuid import UUID

from wayside.calculations import rostering
from wayside.calculations.rostering import Span
from wayside.calculations.rostering.spans import monday_of
from wayside.patrols.calendar import LONDON, Window
from wayside.patrols.models import PatrolReturn, Posting
from wayside.patrols.vocabulary import PatrolState, PostingState
from wayside.workforce.models import Worker

LOOK_BACK = timedelta(weeks=17)
LOOK_ON = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Worked:
    """Each worker's nights, and all their spans: two in one night count twice as hours."""

    nights: dict[UUID, dict[date, Span]] = field(default_factory=lambda: defaultdict(dict))
    spans: dict[str, list[tuple[date, Span]]] = field(default_factory=lambda: defaultdict(list))


def worked_besides(
    workers: Iterable[Worker], *, planned: Collection[UUID], first: date, last: date
) -> Worked:
    """Published nights of 17 weeks before a roster and of the week after it, and those between
    that are not its own to plan: other areas', gone out, or partners' by invitation. Two looks
    at the database."""
    mine = {each.person_id: each.id for each in workers}
    rows = Posting.objects.filter(
        worker__person__in=mine,
        state=PostingState.PUBLISHED,
        patrol__date__range=(first - LOOK_BACK, last + LOOK_ON),
    ).exclude(patrol__state=PatrolState.CANCELLED)
    found = list(rows.select_related("patrol", "worker", "segment"))
    besides = [each for each in found if each.segment_id or each.patrol_id not in planned]
    out = _returned({each.patrol_id for each in besides})
    worked = Worked()
    for each in besides:
        hours = each.segment.hours if each.segment else out.get(each.patrol_id, each.patrol.hours)
        worker = mine[each.worker.person_id]
        worked.nights[worker][each.patrol.date] = span(hours)
        worked.spans[str(worker)].append((each.patrol.date, span(hours)))
    return worked


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


def _returned(patrol_ids: Collection[UUID]) -> Mapping[UUID, Window]:
    """From when until when patrols were really out, by the latest version of each return."""
    rows = PatrolReturn.objects.filter(patrol__in=patrol_ids).order_by("number")
    return {each.patrol_id: each.hours for each in rows}
