"""Every lawful roster of a small problem, one by one: the peer the solver is held against."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from itertools import product

from wayside.calculations.rostering import Assignment, Patrol, Problem, Roster, breaches
from wayside.calculations.rostering.limits import Rule
from wayside.calculations.rostering.score import Score, score_of


def best(problem: Problem) -> Score:
    """The best score of any lawful roster."""
    return min(score_of(problem, each) for each in lawful(problem))


def lawful(problem: Problem, without: frozenset[Rule] = frozenset()) -> Iterator[Roster]:
    """Every roster that breaks no rule, some left out of account."""
    nights = [list(_fillings(each, problem, without)) for each in problem.patrols]
    for choice in product(*nights):
        roster: Roster = reduce(frozenset.union, choice, frozenset())
        if _holds(problem, roster, without):
            yield roster


def _fillings(patrol: Patrol, problem: Problem, without: frozenset[Rule]) -> Iterator[Roster]:
    choices = (None, *(each.id for each in problem.people))
    for people in product(choices, repeat=len(patrol.posts)):
        there = [each for each in people if each]
        if len(set(there)) == len(there):
            roster = frozenset(
                Assignment(patrol.id, post.duty, person)
                for post, person in zip(patrol.posts, people, strict=True)
                if person
            )
            if _holds(problem, roster, without):
                yield roster


def _holds(problem: Problem, roster: Roster, without: frozenset[Rule]) -> bool:
    return not any(
        each.rule not in without and each.rule != Rule.LOCKED for each in breaches(problem, roster)
    )
