"""Rows for the rules that the model has none for, from what the checker finds in a roster.

A breach becomes a row over a smallest set of one person's nights that still breaks the rule,
widened to every other time on those nights that would break it as well: else the next roster
would only move them to the patrol beside.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import product

import numpy as np

from .checker import Breach, breaches, smallest
from .model import Model
from .problem import Problem
from .rows import Floats, Ints
from .rules import times_of
from .work import Roster

NEAR = timedelta(weeks=5)
"""Further away no shift has a part in the rest of a week or its fortnight."""


def cut_off(model: Model, solution: Floats, lawful: Roster = frozenset()) -> bool:
    """Add a row for every rule that a solution breaks; whether there was any.

    lawful: a roster known to break none; whoever stands as they do there is not looked at again.
    """
    problem, roster = model.problem, model.roster(solution)
    moved = {each.person for each in roster ^ lawful}
    turns = frozenset(each for each in roster if each.person in moved)
    found = [
        each
        for each in breaches(problem, turns)
        if each.rule not in model.without and each.person in moved
    ]
    for breach in found:
        own = frozenset(each for each in turns if each.person == breach.person)
        near = _near(problem, breach)
        columns = model.columns_of(smallest(near, breach, _on(near, own)))
        model.rows.add(_widened(model, near, breach, columns), -np.inf, len(columns) - 1.0)
    return bool(found)


def _near(problem: Problem, breach: Breach) -> Problem:
    """The one person's problem on the nights around a breach, if those alone show it."""
    nights = [problem.patrol(each).night for each in breach.patrols]
    first, last = min(nights) - NEAR, max(nights) + NEAR
    person = problem.person(breach.person)
    person = replace(
        person, shifts=tuple(each for each in person.shifts if first <= each.start.date() <= last)
    )
    patrols = tuple(each for each in problem.patrols if each.night in nights)
    return replace(
        problem,
        people=(person,),
        patrols=patrols,
        published=frozenset(),
        locked=frozenset(),
        barred=frozenset(),
    )


def _on(problem: Problem, roster: Roster) -> Roster:
    there = {each.id for each in problem.patrols}
    return frozenset(each for each in roster if each.patrol in there)


def _widened(model: Model, near: Problem, breach: Breach, columns: Ints) -> Ints:
    """The columns of the same nights, of which any one a night breaks the rule."""
    first = [[column] for column in columns.tolist()]
    taken: list[Ints] = []
    for at, column in enumerate(columns.tolist()):
        for alike in _by_time(model, column):
            ways = product(*first[:at], alike[:1].tolist(), *first[at + 1 :])
            if column in alike or all(_breaks(model, near, breach, way) for way in ways):
                taken.append(alike)
                first[at].append(int(alike[0]))
    return np.concatenate(taken)


def _by_time(model: Model, column: int) -> Iterator[Ints]:
    """The person's columns of a column's night, those of the same hours together."""
    places = model.places
    own = (places.person == places.person[column]) & (places.night == places.night[column])
    there = np.flatnonzero(own)
    hours = np.column_stack([each[there] for each in times_of(model)])
    _times, kind = np.unique(hours, axis=0, return_inverse=True)
    for number in range(kind.max() + 1):
        yield there[kind.ravel() == number]


def _breaks(model: Model, near: Problem, breach: Breach, columns: Iterable[int]) -> bool:
    roster = model.assignments(np.array(list(columns), dtype=np.int64))
    return any(each.rule == breach.rule for each in breaches(near, roster))
