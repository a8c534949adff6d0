"""The pool as the rostering calculation takes it."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from wayside.calculations.rostering import Absence as RosterAbsence
from wayside.calculations.rostering import Grade as RosterGrade
from wayside.calculations.rostering import Person, Span
from wayside.web.clock import LONDON
from wayside.web.statements import compiled
from wayside.workforce.models import Absence, RestDay, Shift, Wish, Worker
from wayside.workforce.queries.pool import outcomes_of, periods_of
from wayside.workforce.rules import Facts, Period, is_kept_off, may_be_rostered, periods_from
from wayside.workforce.vocabulary import Grade, Wanted

Nights = Mapping[date, Span]
NO_NIGHTS: Nights = MappingProxyType({})
LOOK_BACK = timedelta(weeks=17)
OUT_OF_POOL = "not_in_pool"
NOT_SUITED = "not_suited"
BEFORE, AFTER = date(1900, 1, 1), date(2200, 1, 1)
GRADES = {
    Grade.CONSTABLE: RosterGrade.CONSTABLE,
    Grade.SERGEANT: RosterGrade.SERGEANT,
    Grade.INSPECTOR: RosterGrade.INSPECTOR,
    Grade.NONE: RosterGrade.PARTNER,
}
WEIGHTS = {Wanted.GLADLY: 1, Wanted.RATHER_NOT: -1}


@dataclass(frozen=True, slots=True)
class Time:
    """What is known of everybody's time, by worker."""

    periods: Mapping[UUID, list[Period]]
    outcomes: Mapping[UUID, str]
    absences: Mapping[UUID, list[RosterAbsence]]
    shifts: Mapping[UUID, list[Span]]
    rest_days: Mapping[UUID, list[date]]
    wishes: Mapping[UUID, list[tuple[date, int]]]


def person_for_roster(
    worker: Worker, *, since: date, until: date, nights_before: Nights = NO_NIGHTS
) -> Person:
    """One member of the pool for a roster of nights from ``since`` until ``until``; the nights
    already worked are the caller's to know."""
    found = people_for_roster(
        [worker], since=since, until=until, nights_before={worker.id: nights_before}
    )
    return found[0]


def people_for_roster(
    workers: Collection[Worker],
    *,
    since: date,
    until: date,
    nights_before: Mapping[UUID, Nights] = MappingProxyType({}),
) -> tuple[Person, ...]:
    """Members of the pool for a roster, with a fixed number of looks at the database.

    Shifts and rest days are read 17 weeks back too, for rest and for the load. Whoever the lead
    has not assessed counts as not trained; whoever the lead found unsuited is on no patrol.
    """
    time_ = _time_of([each.id for each in workers], since - LOOK_BACK, until)
    return tuple(
        _person(each, time_, since, nights_before.get(each.id, NO_NIGHTS)) for each in workers
    )


def _person(worker: Worker, known: Time, since: date, nights: Nights) -> Person:
    facts = Facts(worker.kind, outcome=known.outcomes.get(worker.id, ""))
    trained = periods_from(known.periods[worker.id], since) if may_be_rostered(facts) else ()
    return Person(
        id=str(worker.id),
        grade=GRADES[Grade(worker.grade)],
        wards=frozenset(str(each.id) for each in worker.wards.all()),
        may_lead=worker.may_lead,
        trained_from=trained[0].start if trained else None,
        trained_until=trained[0].end if trained else None,
        trained_again=tuple((each.start, each.end) for each in trained[1:]),
        absences=(*known.absences[worker.id], *_outside_pool(worker), *_kept_off(facts)),
        shifts=tuple(known.shifts[worker.id]),
        rest_days=frozenset(known.rest_days[worker.id]),
        contracted_hours=float(worker.contracted_hours),
        nights_before=nights,
        wishes=dict(known.wishes[worker.id]),
    )


def _kept_off(facts: Facts) -> tuple[RosterAbsence, ...]:
    """No time at all for whom the lead finds unsuited, as a local officer neither."""
    if not is_kept_off(facts):
        return ()
    return (RosterAbsence(Span(_midnight(BEFORE), _midnight(AFTER)), NOT_SUITED),)


def _outside_pool(worker: Worker) -> tuple[RosterAbsence, ...]:
    """The time before somebody joined and after they left, in which nobody may put them out."""
    before = Span(_midnight(BEFORE), _midnight(worker.joined_date))
    found = [RosterAbsence(before, OUT_OF_POOL)]
    if worker.left_date:
        after = Span(_midnight(worker.left_date), _midnight(AFTER))
        found.append(RosterAbsence(after, OUT_OF_POOL))
    return tuple(found)


def _time_of(ids: Collection[UUID], since: date, until: date) -> Time:
    first, last = _midnight(since), _midnight(until + timedelta(days=2))
    who = list(ids)
    return Time(
        periods=periods_of(ids),
        outcomes=outcomes_of(ids),
        absences=_by_worker(
            _absences(who, first, last), lambda s, e, kind: RosterAbsence(_span(s, e), kind)
        ),
        shifts=_by_worker(_shifts(who, first, last), _span),
        rest_days=_by_worker(_rest_days(who, since, until), lambda day: day),
        wishes=_by_worker(
            _wishes(who, since, until),
            lambda night, wanted: (night, WEIGHTS[Wanted(wanted)]),
        ),
    )


@compiled
def _absences(
    who: list[UUID], first: datetime, last: datetime
) -> QuerySet[Any, tuple[UUID, datetime, datetime, str]]:
    found = Absence.objects.filter(worker__in=who, starts_at__lt=last, ends_at__gt=first)
    return found.values_list("worker", "starts_at", "ends_at", "kind")


@compiled
def _shifts(
    who: list[UUID], first: datetime, last: datetime
) -> QuerySet[Any, tuple[UUID, datetime, datetime]]:
    found = Shift.objects.filter(worker__in=who, starts_at__lt=last, ends_at__gt=first)
    return found.values_list("worker", "starts_at", "ends_at")


@compiled
def _rest_days(who: list[UUID], since: date, until: date) -> QuerySet[Any, tuple[UUID, date]]:
    found = RestDay.objects.filter(worker__in=who, day__range=(since, until))
    return found.values_list("worker", "day")


@compiled
def _wishes(who: list[UUID], since: date, until: date) -> QuerySet[Any, tuple[UUID, date, str]]:
    found = Wish.objects.filter(worker__in=who, night__range=(since, until))
    return found.values_list("worker", "night", "wanted")


def _by_worker(rows: Any, made: Callable[..., Any]) -> defaultdict[UUID, list[Any]]:
    found: defaultdict[UUID, list[Any]] = defaultdict(list)
    for worker, *values in rows:
        found[worker].append(made(*values))
    return found


def _span(start: datetime, end: datetime) -> Span:
    """In London time: the day that a duty belongs to is the local one."""
    return Span(start.astimezone(LONDON), end.astimezone(LONDON))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=LONDON)
