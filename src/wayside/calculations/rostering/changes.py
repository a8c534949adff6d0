"""What a new roster changes of the one people know: for whom, and at what cost."""

from __future__ import annotations

from dataclasses import dataclass

from .pay import Cost, cost_of
from .problem import Problem
from .score import told_on
from .work import Assignment, Duty, Roster


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One person on one patrol: the duty before and after (None: not on it), and what it costs
    more."""

    patrol: str
    person: str
    before: Duty | None
    after: Duty | None
    cost: Cost


def changes_between(problem: Problem, before: Roster, after: Roster) -> tuple[Change, ...]:
    """Every person and patrol that differ, in order of patrol and person."""
    old = {(each.patrol, each.person): each for each in before}
    new = {(each.patrol, each.person): each for each in after}
    return tuple(
        Change(
            *key,
            _duty(old.get(key)),
            _duty(new.get(key)),
            _minus(_cost(problem, new.get(key)), _cost(problem, old.get(key))),
        )
        for key in sorted(old.keys() | new.keys())
        if _duty(old.get(key)) != _duty(new.get(key))
    )


def _duty(at: Assignment | None) -> Duty | None:
    return at.duty if at else None


def _cost(problem: Problem, at: Assignment | None) -> Cost:
    if at is None:
        return Cost()
    patrol = problem.patrol(at.patrol)
    told = told_on(problem, patrol, at)
    return cost_of(problem.person(at.person), patrol, at.duty, problem.rates, told)


def _minus(one: Cost, other: Cost) -> Cost:
    return Cost(one.pence - other.pence, one.rest_minutes - other.rest_minutes)
