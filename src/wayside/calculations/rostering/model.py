"""The linear model of a roster: its columns.

One column for each person on each patrol for each duty that nothing bars (``bars``); the empty
places of each post; whether a person works a weekend; steps that count a person's nights and
weekends (unary, each dearer than the last: a square would loosen the bound); and pairs of nights
in a row. All are whole numbers, so that the solver may round its bounds up.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from .bars import Bars
from .limits import Rule
from .problem import Problem
from .rows import Floats, Ints, Rows
from .spans import weekend_of
from .work import Assignment, Duty, Roster

DUTIES = tuple(Duty)
NO_WEEKEND = -1


@dataclass(frozen=True, slots=True)
class Places:
    """The columns that put somebody somewhere: one entry each.

    night: the patrol's night as its ordinal day; weekend: its Friday's, or ``NO_WEEKEND``.
    """

    person: Ints
    patrol: Ints
    duty: Ints
    night: Ints
    weekend: Ints

    def __len__(self) -> int:
        return len(self.person)


@dataclass(frozen=True, slots=True)
class Owned:
    """A block of columns or groups that belong to people: whose each is, and for when.

    first: the first column's number. person, when: one entry each, sorted by both.
    of_place: for each place, its entry here, or -1.
    """

    first: int
    person: Ints
    when: Ints
    of_place: Ints

    def __len__(self) -> int:
        return len(self.person)

    @property
    def columns(self) -> Ints:
        """The numbers of its columns."""
        return self.first + np.arange(len(self))


@dataclass(slots=True)
class Model:
    """A problem as arrays, some rules left out if asked.

    empty: the first column of the posts' empty places, post_keys the (patrol, duty) of each.
    nights: for each person the nights they could work; no columns of their own.
    weekends, in_a_row, steps, weekend_steps: see above; ``when`` of a step counts from 1, of a
    pair of nights it is the first one. rows: grows by cuts and by aims already settled.
    """

    problem: Problem
    without: frozenset[Rule]
    places: Places
    post_keys: Ints
    nights: Owned
    weekends: Owned
    in_a_row: Owned
    steps: Owned
    weekend_steps: Owned
    low: Floats
    high: Floats
    rows: Rows

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.low)

    @property
    def empty(self) -> Ints:
        """The columns of the posts' empty places."""
        return len(self.places) + np.arange(len(self.post_keys))

    @property
    def matrix(self) -> sparse.csr_matrix:
        """The rows as a sparse matrix."""
        return self.rows.matrix(self.width)

    @property
    def owners(self) -> Ints:
        """Whose each column is, by the person's row; -1 for the posts' empty places."""
        found = np.full(self.width, -1, dtype=np.int64)
        found[: len(self.places)] = self.places.person
        for block in (self.weekends, self.in_a_row, self.steps, self.weekend_steps):
            found[block.columns] = block.person
        return found

    def columns_of(self, roster: Iterable[Assignment]) -> Ints:
        """The columns of assignments; those that a rule bars have none and are left out."""
        people = {each.id: row for row, each in enumerate(self.problem.people)}
        patrols = {each.id: row for row, each in enumerate(self.problem.patrols)}
        wanted = np.array(
            [(people[a.person], patrols[a.patrol], DUTIES.index(a.duty)) for a in roster],
            dtype=np.int64,
        ).reshape(-1, 3)
        places = self.places
        known = self._keys(places.person, places.patrol, places.duty)
        return np.flatnonzero(np.isin(known, self._keys(*wanted.T)))

    def _keys(self, person: Ints, patrol: Ints, duty: Ints) -> Ints:
        """One number for each person on a patrol for a duty."""
        return (person * len(self.problem.patrols) + patrol) * len(DUTIES) + duty

    def assignments(self, columns: Ints) -> Roster:
        """The assignments that columns stand for."""
        places, problem = self.places, self.problem
        return frozenset(
            Assignment(
                problem.patrols[places.patrol[column]].id,
                DUTIES[places.duty[column]],
                problem.people[places.person[column]].id,
            )
            for column in columns.tolist()
        )

    def roster(self, solution: Floats) -> Roster:
        """The assignments that a solution makes."""
        return self.assignments(np.flatnonzero(solution[: len(self.places)] > 0.5))


def columns_for(problem: Problem, without: frozenset[Rule], bars: Bars) -> Model:
    """The columns of a problem, without rows yet."""
    places = _places(problem, without, bars)
    post_keys = np.array(
        [
            (row, DUTIES.index(post.duty))
            for row, patrol in enumerate(problem.patrols)
            for post in patrol.posts
        ],
        dtype=np.int64,
    ).reshape(-1, 2)
    first = len(places) + len(post_keys)
    nights = _owned(first, places.person, places.night, np.ones(len(places), dtype=bool))
    weekends = _owned(first, places.person, places.weekend, _counted_weekend(problem, places))
    in_a_row = _pairs(first + len(weekends), nights, len(places))
    steps = _steps(first + len(weekends) + len(in_a_row), nights)
    weekend_steps = _steps(steps.first + len(steps), weekends)
    width = weekend_steps.first + len(weekend_steps)
    low, high = np.zeros(width), np.ones(width)
    high[len(places) : first] = _counts(problem)
    return Model(
        problem, without, places, post_keys, nights, weekends, in_a_row, steps, weekend_steps,
        low, high, Rows(),
    )  # fmt: skip


def _places(problem: Problem, without: frozenset[Rule], bars: Bars) -> Places:
    found = [np.argwhere(bars.allowed(duty, without)) for duty in DUTIES]
    duty = np.repeat(np.arange(len(DUTIES)), [len(each) for each in found])
    pairs = np.concatenate(found)
    night = np.array([each.night.toordinal() for each in problem.patrols], dtype=np.int64)
    weekend = np.array([_friday(each.night) for each in problem.patrols], dtype=np.int64)
    return Places(pairs[:, 0], pairs[:, 1], duty, night[pairs[:, 1]], weekend[pairs[:, 1]])


def _friday(night: date) -> int:
    found = weekend_of(night)
    return found.toordinal() if found else NO_WEEKEND


def _counted_weekend(problem: Problem, places: Places) -> NDArray[np.bool_]:
    """Places on a weekend that the person has not worked already."""
    past = {
        (row, _friday(night))
        for row, person in enumerate(problem.people)
        for night in person.nights_before
    }
    counted: NDArray[np.bool_] = places.weekend != NO_WEEKEND
    if past:
        pairs = zip(places.person.tolist(), places.weekend.tolist(), strict=True)
        counted &= np.array([pair not in past for pair in pairs], dtype=bool)
    return counted


def _owned(first: int, person: Ints, when: Ints, taken: NDArray[np.bool_]) -> Owned:
    """One entry for each pair of person and time among the places taken."""
    pairs = np.column_stack([person, when])[taken]
    unique, inverse = np.unique(pairs, axis=0, return_inverse=True)
    of_place = np.full(len(person), -1, dtype=np.int64)
    of_place[taken] = inverse.ravel()
    return Owned(first, unique[:, 0], unique[:, 1], of_place)


def _pairs(first: int, nights: Owned, places: int) -> Owned:
    """Pairs of nights in a row that a person could work, by the first night's entry."""
    following = (nights.person[1:] == nights.person[:-1]) & (
        nights.when[1:] - nights.when[:-1] == 1
    )
    at = np.flatnonzero(following)
    return Owned(first, nights.person[at], at, np.full(places, -1, dtype=np.int64))


def _steps(first: int, counted: Owned) -> Owned:
    """A step for every entry of a person, numbered from 1."""
    starts = np.flatnonzero(np.r_[True, counted.person[1:] != counted.person[:-1]])
    begun = np.repeat(starts, np.diff(np.r_[starts, len(counted)])) if len(counted) else starts[:0]
    number = np.arange(len(counted)) - begun + 1
    return Owned(first, counted.person, number, counted.of_place)


def _counts(problem: Problem) -> list[int]:
    return [post.count for patrol in problem.patrols for post in patrol.posts]
