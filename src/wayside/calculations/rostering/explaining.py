"""Why a post stays empty: a reason for each person, the rules in conflict, what would help."""

from __future__ import annotations

from dataclasses import dataclass

from .bars import bars_of, rules_in
from .checker import breaches
from .limits import Rule
from .problem import Gap, Problem
from .window import Question
from .work import Assignment, Roster

ALWAYS = frozenset({Rule.ONE_PLACE, Rule.PARTNERS})
"""Never up for discussion: nobody is in two places, no partner on a police post."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one person does not fill a post. needed_on: the patrols that already have them, when
    it is those that the rules speak of."""

    person: str
    rules: tuple[Rule, ...]
    needed_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A smallest set of rules that together keep a post empty: without any one it could be
    filled. Empty when nobody is left even without them. frees: for each rule, who could then
    stand there."""

    rules: tuple[Rule, ...]
    frees: tuple[tuple[Rule, tuple[str, ...]], ...] = ()


def reasons(problem: Problem, roster: Roster, gap: Gap) -> tuple[Reason, ...]:
    """For each person who is not on the patrol, why they do not fill the post."""
    flags = bars_of(problem.only(patrols={gap.patrol})).flags[gap.duty][:, 0].tolist()
    there = {each.person for each in roster if each.patrol == gap.patrol}
    found = []
    for person, bars in zip(problem.people, flags, strict=True):
        if person.id in there:
            continue
        rules = rules_in(bars)
        found.append(
            Reason(person.id, rules) if rules else _reason_besides(problem, roster, gap, person.id)
        )
    return tuple(found)


def _reason_besides(problem: Problem, roster: Roster, gap: Gap, person: str) -> Reason:
    """What the person's other patrols make impossible."""
    own = {each for each in roster if each.person == person}
    tried = Assignment(gap.patrol, gap.duty, person)
    broken = [
        each
        for each in breaches(problem, frozenset(own | {tried}))
        if each.person == person and gap.patrol in each.patrols
    ]
    rules = tuple(dict.fromkeys(each.rule for each in broken))
    others = {each for breach in broken for each in breach.patrols} - {gap.patrol}
    same_night = {each.patrol for each in own if _night(problem, each) == _night(problem, tried)}
    return Reason(person, rules, tuple(sorted(others | same_night)))


def _night(problem: Problem, at: Assignment) -> object:
    return problem.patrol(at.patrol).night


def conflict(problem: Problem, roster: Roster, gap: Gap) -> Conflict:
    """A smallest set of rules in conflict over a post, found by leaving them out one by one.

    Raises:
        ValueError: the post could be filled; the roster is not the best.
        TimeoutError: the solver could not tell in time.
    """
    question = Question(problem, roster, gap)
    if question.can_fill().possible:
        raise ValueError(f"The post of {gap.duty} on {gap.patrol} can be filled.")
    kept = [rule for rule in Rule if rule not in ALWAYS]
    if not question.can_fill(frozenset(kept)).possible:
        return Conflict(())
    dropped = frozenset(kept) - _named(problem, roster, gap)
    if question.can_fill(dropped).possible:
        dropped = frozenset()
    kept = [rule for rule in kept if rule not in dropped]
    for rule in tuple(kept):
        if not question.can_fill(dropped | {rule}).possible:
            dropped |= {rule}
            kept.remove(rule)
    ways = {rule: question.can_fill(dropped | {rule}).roster for rule in kept}
    frees = tuple((rule, _against(problem, roster, way, rule)) for rule, way in ways.items())
    return Conflict(tuple(kept), frees)


def _named(problem: Problem, roster: Roster, gap: Gap) -> frozenset[Rule]:
    """The rules that somebody's reason names: the others rarely play a part."""
    return frozenset(rule for each in reasons(problem, roster, gap) for rule in each.rules)


def _against(problem: Problem, roster: Roster, way: Roster, rule: Rule) -> tuple[str, ...]:
    """Who comes to stand somewhere against a rule on the way from one roster to another."""
    moved = {each.person for each in way - roster}
    turns = {each for each in way if each.person in moved}
    found = {each.person for each in breaches(problem, turns) if each.rule == rule}
    return tuple(sorted(found & moved))
