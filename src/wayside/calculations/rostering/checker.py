"""Every rule again, in plain steps, over a finished roster.

Shares nothing with the solver's model but the data: a fault in one shows against the other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from .limits import Limits, Rule
from .people import Person
from .problem import Problem
from .spans import Span, elapsed, joined, monday_of, weekend_of
from .work import Assignment, Duty, Patrol, Roster

DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)
DAYS_OF_WEEKEND = 7


@dataclass(frozen=True, slots=True, order=True)
class Breach:
    """A rule broken: by whom, on which patrols."""

    rule: Rule
    person: str
    patrols: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Turn:
    """One assignment with what it speaks of."""

    at: Assignment
    patrol: Patrol
    span: Span

    @property
    def night(self) -> date:
        return self.patrol.night


def breaches(problem: Problem, roster: Iterable[Assignment]) -> tuple[Breach, ...]:
    """Every rule that a roster breaks; empty when it is lawful."""
    roster = frozenset(roster)
    patrols = {each.id: each for each in problem.patrols}
    turns: dict[str, list[_Turn]] = defaultdict(list)
    for each in roster:
        patrol = patrols[each.patrol]
        turns[each.person].append(_Turn(each, patrol, patrol.span_of(each.duty)))
    found = set(_of_locks(problem, roster)) | set(_of_posts(roster, patrols))
    for person in problem.people:
        if turns[person.id]:
            own = sorted(turns[person.id], key=lambda turn: turn.span)
            found |= set(breaches_of(person, own, problem.limits))
    return tuple(sorted(found))


def breaches_of(person: Person, turns: list[_Turn], limits: Limits) -> Iterator[Breach]:
    """The rules that one person's turns break, in order of time."""
    yield from _by_skill(person, turns)
    yield from _by_absence(person, turns)
    yield from _by_overlap(person, turns)
    yield from _by_duty_periods(person, turns, limits)
    yield from _by_weekly_rest(person, turns, limits)
    yield from _by_average(person, turns, limits)
    yield from _by_nights(person, turns, limits)
    yield from _by_weekends(person, turns, limits)


def smallest(problem: Problem, breach: Breach, roster: Roster) -> Roster:
    """A smallest part of a person's assignments that still breaks the rule."""
    own = {each for each in roster if each.person == breach.person}
    for each in sorted(own):
        fewer = own - {each}
        if any(other.rule == breach.rule for other in breaches(problem, fewer)):
            own = fewer
    return frozenset(own)


def _of_locks(problem: Problem, roster: Roster) -> Iterator[Breach]:
    for each in problem.locked - roster:
        yield Breach(Rule.LOCKED, each.person, (each.patrol,))
    for each in roster:
        if (each.person, each.patrol) in problem.barred:
            yield Breach(Rule.LOCKED, each.person, (each.patrol,))


def _of_posts(roster: Roster, patrols: dict[str, Patrol]) -> Iterator[Breach]:
    """More people than places, or a duty the patrol has no post for."""
    filled = Counter((each.patrol, each.duty) for each in roster)
    for each in roster:
        post = patrols[each.patrol].post(each.duty)
        if post is None or filled[each.patrol, each.duty] > post.count:
            yield Breach(Rule.ONE_PLACE, each.person, (each.patrol,))


def _by_skill(person: Person, turns: list[_Turn]) -> Iterator[Breach]:
    for turn in turns:
        duty, patrol = turn.at.duty, turn.patrol
        if person.is_partner or duty == Duty.PARTNER:
            if person.is_partner != (duty == Duty.PARTNER):
                yield Breach(Rule.PARTNERS, person.id, (patrol.id,))
            continue
        needs_training = duty in (Duty.LEAD, Duty.TRAINED)
        faults = {
            Rule.TRAINING: needs_training and not person.is_trained(turn.night),
            Rule.LEADING: duty == Duty.LEAD and not person.may_lead,
            Rule.LOCAL: duty == Duty.LOCAL and not person.wards & patrol.wards,
        }
        for rule in (rule for rule, faulty in faults.items() if faulty):
            yield Breach(rule, person.id, (patrol.id,))


def _by_absence(person: Person, turns: list[_Turn]) -> Iterator[Breach]:
    for turn in turns:
        if any(each.span.overlaps(turn.span) for each in person.absences):
            yield Breach(Rule.ABSENCE, person.id, (turn.patrol.id,))


def _by_overlap(person: Person, turns: list[_Turn]) -> Iterator[Breach]:
    """Two patrols in a night, or a patrol while on other duty."""
    other = [*person.shifts, *person.nights_before.values()]
    nights = Counter(turn.night for turn in turns)
    for turn in turns:
        if nights[turn.night] > 1 or any(each.overlaps(turn.span) for each in other):
            yield Breach(Rule.ONE_PLACE, person.id, (turn.patrol.id,))


def _by_duty_periods(person: Person, turns: list[_Turn], limits: Limits) -> Iterator[Breach]:
    """Too long a period of duty, or too little rest before or after one with a patrol in it."""
    periods = _periods(person, turns, limits)
    inside = [_patrols_in(period, turns) for period in periods]
    for period, patrols in zip(periods, inside, strict=True):
        if patrols and period.hours > limits.longest_duty:
            yield Breach(Rule.LONG_DUTY, person.id, patrols)
    for (before, earlier), (after, later) in pairwise(zip(periods, inside, strict=True)):
        pair = (*earlier, *later)
        if pair and elapsed(before.end, after.start) < limits.rest:
            yield Breach(Rule.DAILY_REST, person.id, pair)


def _by_weekly_rest(person: Person, turns: list[_Turn], limits: Limits) -> Iterator[Breach]:
    periods = _periods(person, turns, limits)
    rests = list(zip([None, *[each.end for each in periods]],
                     [*[each.start for each in periods], None], strict=True))  # fmt: skip
    zone = turns[0].span.start.tzinfo
    weeks = {monday_of(turn.night) + WEEK * n for turn in turns for n in (-1, 0, 1)}
    for week in sorted(weeks):
        own = _rests_begun(rests, week, 1, zone)
        if any(each >= limits.weekly_rest for each in own):
            continue
        if not any(
            _is_fortnight_rested(_rests_begun(rests, first, 2, zone), limits)
            for first in (week - WEEK, week)
        ):
            near = tuple(t.patrol.id for t in turns if abs((monday_of(t.night) - week).days) <= 7)
            yield Breach(Rule.WEEKLY_REST, person.id, near)


def _is_fortnight_rested(rests: list[float], limits: Limits) -> bool:
    long_enough = sum(each >= limits.weekly_rest for each in rests)
    return long_enough >= 2 or any(each >= limits.fortnightly_rest for each in rests)


def _rests_begun(
    rests: list[tuple[datetime | None, datetime | None]], monday: date, weeks: int, zone: object
) -> list[float]:
    """Hours of the rests that begin, or go on, in so many weeks from a Monday."""
    first = datetime(monday.year, monday.month, monday.day, tzinfo=zone)  # type: ignore[arg-type]
    last = first + WEEK * weeks
    found = []
    for begun, ended in rests:
        start = first if begun is None else max(begun, first)
        if start < last and (ended is None or ended > start):
            found.append(elapsed(start, ended or last + WEEK) / timedelta(hours=1))
    return found


def _by_average(person: Person, turns: list[_Turn], limits: Limits) -> Iterator[Breach]:
    shifts, patrols = Counter[date](), Counter[date]()
    for shift in person.shifts:
        shifts[monday_of(shift.start.date())] += _minutes(shift)
    for night, span in person.nights_before.items():
        if monday_of(night) not in person.hours_before:
            patrols[monday_of(night)] += _minutes(span)
    for turn in turns:
        patrols[monday_of(turn.night)] += _minutes(turn.span)
    for last in sorted({monday_of(turn.night) for turn in turns}):
        weeks = [last - WEEK * back for back in range(limits.average_weeks)]
        inside = [turn for turn in turns if monday_of(turn.night) in weeks]
        worked = sum(_ordinary(person, week, shifts) + patrols[week] for week in weeks)
        if worked > 60 * limits.average_hours * limits.average_weeks:
            yield Breach(Rule.AVERAGE_HOURS, person.id, tuple(t.patrol.id for t in inside))


def _ordinary(person: Person, week: date, shifts: Counter[date]) -> float:
    """Minutes of a week besides patrols: as recorded, else by shifts, else by contract."""
    recorded = person.hours_before.get(week)
    if recorded is None:
        return shifts[week] or 60 * person.contracted_hours
    return 60 * recorded


def _minutes(span: Span) -> int:
    return round(60 * span.hours)


def _by_nights(person: Person, turns: list[_Turn], limits: Limits) -> Iterator[Breach]:
    worked = {turn.night for turn in turns} | set(person.nights_before)
    for turn in turns:
        first = last = turn.night
        while first - DAY in worked:
            first -= DAY
        while last + DAY in worked:
            last += DAY
        if (last - first).days + 1 > limits.nights_in_a_row:
            run = tuple(t.patrol.id for t in turns if first <= t.night <= last)
            yield Breach(Rule.NIGHTS_IN_A_ROW, person.id, run)


def _by_weekends(person: Person, turns: list[_Turn], limits: Limits) -> Iterator[Breach]:
    planned = {weekend_of(turn.night) for turn in turns} - {None}
    past = {weekend_of(night) for night in person.nights_before} - {None}
    new = {each for each in planned - past if each}
    for friday in sorted(new):
        for shift in range(limits.weekends_window):
            stretch = {
                friday + timedelta(days=DAYS_OF_WEEKEND * (n - shift))
                for n in range(limits.weekends_window)
            }
            if len((new | past) & stretch) > limits.weekends_most:
                inside = tuple(t.patrol.id for t in turns if weekend_of(t.night) in stretch)
                yield Breach(Rule.WEEKENDS, person.id, inside)


def _periods(person: Person, turns: list[_Turn], limits: Limits) -> list[Span]:
    spans = [*person.shifts, *person.nights_before.values(), *(turn.span for turn in turns)]
    return joined(spans, limits.joins)


def _patrols_in(period: Span, turns: list[_Turn]) -> tuple[str, ...]:
    return tuple(turn.patrol.id for turn in turns if period.overlaps(turn.span))
