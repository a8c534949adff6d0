"""The rows of the model: each rule of ``limits`` that ties one night to another.

Rules that bar one person from one patrol need no row (``bars``). Weekly rest that only several
nights break, and duty that grows from several sides, bind so seldom that they come in as cuts when
a roster breaks them (``cuts``). Nights in a row within a weekend are counted as nights less the
weekend worked, which the linear relaxation cannot halve away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import numpy as np

from .bars import Bars, bars_of
from .limits import Rule
from .model import DUTIES, Model, Owned, columns_for
from .people import Person
from .problem import Problem
from .rows import Floats, Ints
from .spans import edges, monday_of, weekend_of

INF = np.inf
WEEK = timedelta(weeks=1)
FAR = 1 << 32
"""More days than any two nights lie apart."""


def model_of(
    problem: Problem, without: frozenset[Rule] = frozenset(), bars: Bars | None = None
) -> Model:
    """The whole model of a problem, some rules left out if asked; bars if already worked out."""
    model = columns_for(problem, without, bars or bars_of(problem))
    _fill_posts(model)
    _one_patrol_a_night(model)
    _count_steps(model)
    _count_in_a_row(model)
    if Rule.DAILY_REST not in without:
        _rest_between_nights(model)
    if Rule.WEEKENDS not in without:
        _weekends(model)
    if Rule.NIGHTS_IN_A_ROW not in without:
        _nights_in_a_row(model)
    if Rule.AVERAGE_HOURS not in without:
        _average_hours(model)
    if Rule.LOCKED not in without:
        model.low[model.columns_of(problem.locked)] = 1
    return model


def _fill_posts(model: Model) -> None:
    """Whoever stands in a post and its empty places make its number."""
    places, keys = model.places, model.post_keys
    row_of = np.full((len(model.problem.patrols), len(DUTIES)), -1, dtype=np.int64)
    row_of[keys[:, 0], keys[:, 1]] = np.arange(len(keys))
    wanted = model.high[model.empty]
    first = model.rows.open(wanted, wanted, len(keys))
    model.rows.put(first + row_of[places.patrol, places.duty], np.arange(len(places)))
    model.rows.put(first + np.arange(len(keys)), model.empty)


def _one_patrol_a_night(model: Model) -> None:
    """At most one patrol a night; one on a weekend makes the weekend worked."""
    nights, weekends = model.nights, model.weekends
    weekend = _weekend_of_night(model)
    on_weekend = weekend >= 0
    first = model.rows.open(-INF, np.where(on_weekend, 0.0, 1.0), len(nights))
    model.rows.put(first + nights.of_place, np.arange(len(model.places)))
    at = np.flatnonzero(on_weekend)
    model.rows.put(first + at, weekends.columns[weekend[at]], -1.0)


def _weekend_of_night(model: Model) -> Ints:
    """For each night of a person the entry of its weekend, or -1."""
    found = np.full(len(model.nights), -1, dtype=np.int64)
    found[model.nights.of_place] = model.weekends.of_place
    return found


def _count_steps(model: Model) -> None:
    """As many steps as nights, and as many weekend steps as weekends."""
    people = len(model.problem.people)
    first = model.rows.open(0.0, 0.0, people)
    model.rows.put(first + model.places.person, np.arange(len(model.places)))
    model.rows.put(first + model.steps.person, model.steps.columns, -1.0)
    first = model.rows.open(0.0, 0.0, people)
    model.rows.put(first + model.weekends.person, model.weekends.columns)
    model.rows.put(first + model.weekend_steps.person, model.weekend_steps.columns, -1.0)


def _count_in_a_row(model: Model) -> None:
    """A pair of nights counts when both are worked."""
    pairs, weekend = model.in_a_row, _weekend_of_night(model)
    before, after = pairs.when, pairs.when + 1
    same = (weekend[before] >= 0) & (weekend[before] == weekend[after])
    first = model.rows.open(-INF, np.where(same, 0.0, 1.0), len(pairs))
    model.rows.put(first + np.arange(len(pairs)), pairs.columns, -1.0)
    row_before = np.full(len(model.nights), -1, dtype=np.int64)
    row_after = row_before.copy()
    row_before[before] = row_after[after] = first + np.arange(len(pairs))
    for row in (row_before, row_after):
        rows = row[model.nights.of_place]
        model.rows.put(rows[rows >= 0], np.flatnonzero(rows >= 0))
    at = np.flatnonzero(same)
    model.rows.put(first + at, model.weekends.columns[weekend[before[at]]], -1.0)


def _rest_between_nights(model: Model) -> None:
    """Of patrols on different nights that leave too little rest between them, at most one."""
    problem, places = model.problem, model.places
    starts, ends = times_of(model)
    ends = ends + int(60 * problem.limits.daily_rest)
    order = np.unique(np.column_stack([places.patrol, starts, ends, places.night]), axis=0)
    close = (order[:, 1, None] < order[:, 2]) & (order[:, 1] < order[:, 2, None])
    if not (close & (order[:, 3, None] != order[:, 3])).any():
        return
    for person in np.unique(places.person).tolist():
        own = np.flatnonzero(places.person == person)
        seen: set[tuple[int, ...]] = set()
        for moment in np.unique(starts[own]):
            clique = own[(starts[own] <= moment) & (moment < ends[own])]
            if len(np.unique(places.night[clique])) > 1 and tuple(clique) not in seen:
                seen.add(tuple(clique))
                model.rows.add(clique, -INF, 1.0)


def times_of(model: Model) -> tuple[Ints, Ints]:
    """When each place starts and ends, in minutes."""
    by_duty = [edges([each.span_of(duty) for each in model.problem.patrols]) for duty in DUTIES]
    starts = np.array([each[0] for each in by_duty])
    ends = np.array([each[1] for each in by_duty])
    at = model.places.duty, model.places.patrol
    return starts[at], ends[at]


def _involved(model: Model) -> Iterator[tuple[int, Person]]:
    """The people who could stand anywhere at all."""
    for row in np.unique(model.places.person).tolist():
        yield row, model.problem.people[row]


def _weekends(model: Model) -> None:
    """In any stretch of weekends, at most so many worked, those already worked counted."""
    limits, weekends = model.problem.limits, model.weekends
    past = _past(model.problem, weekend_of)
    for first, last, worked in _stretches(weekends, past, limits.weekends_window, 7):
        most = max(0, limits.weekends_most - worked)
        if last - first > most:
            model.rows.add(weekends.columns[first:last], -INF, most)


def _nights_in_a_row(model: Model) -> None:
    """At most so many nights in a row, those already worked counted."""
    longest, nights = model.problem.limits.nights_in_a_row, model.nights
    past = _past(model.problem, lambda night: night)
    rows = np.argsort(nights.of_place, kind="stable")
    starts = np.searchsorted(nights.of_place[rows], np.arange(len(nights) + 1))
    for first, last, worked in _stretches(nights, past, longest + 1, 1):
        if last - first + worked > longest:
            model.rows.add(rows[starts[first] : starts[last]], -INF, max(0, longest - worked))


def _past(problem: Problem, when: Callable[[date], date | None]) -> Ints:
    """When each person has worked already, as one number of the person's row and the day."""
    found = {
        row * FAR + day.toordinal()
        for row, person in enumerate(problem.people)
        for day in map(when, person.nights_before)
        if day
    }
    return np.array(sorted(found), dtype=np.int64)


def _stretches(owned: Owned, past: Ints, length: int, step: int) -> Iterator[tuple[int, int, int]]:
    """Every stretch of so many days or weekends that touches one of a person's: the first of its
    entries, the one after its last, and how many of it are worked already."""
    keys = owned.person * FAR + owned.when
    ends = np.unique(keys[:, None] + step * np.arange(length))
    begins = ends - step * (length - 1)
    first, last = (np.searchsorted(keys, begins), np.searchsorted(keys, ends, side="right"))
    worked = np.searchsorted(past, ends, side="right") - np.searchsorted(past, begins)
    yield from zip(first.tolist(), last.tolist(), worked.tolist(), strict=True)


def _average_hours(model: Model) -> None:
    """At most 48 hours a week over every 17 weeks that end with a planned one."""
    if not len(model.places):
        return
    problem, weeks = model.problem, model.problem.limits.average_weeks
    planned = sorted({monday_of(each.night) for each in problem.patrols})
    earliest = planned[0] - WEEK * (weeks - 1)
    mondays = [earliest + WEEK * n for n in range((planned[-1] - earliest).days // 7 + 1)]
    hours, week_of_place = (_hours(model), (model.places.night - earliest.toordinal()) // 7)
    longest = hours.max(initial=0.0)
    for row, person in _involved(model):
        own = np.flatnonzero(model.places.person == row)
        known = np.array([person.hours_of_week(each) for each in mondays])
        for last in range(weeks - 1, len(mondays)):
            spare = problem.limits.average_hours * weeks - known[last - weeks + 1 : last + 1].sum()
            there = own[(week_of_place[own] > last - weeks) & (week_of_place[own] <= last)]
            if longest * len(there) > spare and _most(model, there, hours) > spare:
                model.rows.add(there, -INF, max(0.0, spare), hours[there])


def _hours(model: Model) -> Floats:
    starts, ends = times_of(model)
    return (ends - starts) / 60


def _most(model: Model, there: Ints, hours: Floats) -> float:
    """The most hours the places could come to, one a night."""
    best: dict[int, float] = {}
    for place in there.tolist():
        night = int(model.nights.of_place[place])
        best[night] = max(best.get(night, 0.0), float(hours[place]))
    return sum(best.values())
