"""What would fill an empty post lawfully, the cheapest first.

A fix changes a fact, never a rule: a refresher booked, a shift moved, leave given up if the
person agrees, a start an hour later, a lock taken off. Each is tried whole: the post is filled,
every rule holds, nothing else is emptier.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from .bars import bars_of, rules_in
from .limits import Rule
from .pay import Cost, cost_of
from .people import Absence, Person
from .problem import Gap, Problem
from .score import cost_of_roster
from .spans import Span
from .window import Question
from .work import Patrol, Post, Roster

STARTS = tuple(timedelta(minutes=minutes) for minutes in (30, -30, 60, -60, 120, -120))
LEAVE = "leave"


class Remedy(StrEnum):
    """What is changed."""

    TRAIN = "train"
    MOVE_SHIFT = "move_shift"
    ASK_LEAVE = "ask_leave"
    UNLOCK = "unlock"
    MOVE_START = "move_start"


CLEARS = {
    Remedy.TRAIN: {Rule.TRAINING},
    Remedy.MOVE_SHIFT: {Rule.ONE_PLACE, Rule.DAILY_REST, Rule.LONG_DUTY, Rule.WEEKLY_REST},
    Remedy.ASK_LEAVE: {Rule.ABSENCE},
    Remedy.UNLOCK: {Rule.LOCKED},
}
"""The rules that a remedy can take away, when they are all that bars a person."""


@dataclass(frozen=True, slots=True)
class Fix:
    """One lawful way to fill a post.

    person: whom it asks something of, if one. start: the patrol's new start, if that moves.
    cost: what the nights looked at then cost more. gives, takes: who comes on to and off them.
    """

    remedy: Remedy
    cost: Cost
    person: str = ""
    start: timedelta | None = None
    gives: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Idea:
    remedy: Remedy
    problem: Problem
    person: str = ""
    start: timedelta | None = None


def fixes(problem: Problem, roster: Roster, gap: Gap, *, most: int = 5) -> tuple[Fix, ...]:
    """The cheapest lawful ways to fill a post; ``most`` of each remedy are tried.

    Raises:
        TimeoutError: the solver could not tell in time.
    """
    found, question = [], Question(problem, roster, gap)
    tried: dict[Remedy, int] = dict.fromkeys(Remedy, 0)
    for idea in sorted(_ideas(problem, gap), key=lambda idea: _alone(idea, gap)):
        if tried[idea.remedy] >= most:
            continue
        tried[idea.remedy] += 1
        filled = question.under(idea.problem, idea.person).can_fill()
        if filled.possible:
            found.append(_fix(problem, roster, idea, filled.roster))
    return tuple(sorted(found, key=_price)[:most])


def _alone(idea: _Idea, gap: Gap) -> int:
    """What the person asked would cost by themselves: the cheapest are tried first."""
    if not idea.person:
        return 0
    problem, patrol = idea.problem, idea.problem.patrol(gap.patrol)
    who = problem.person(idea.person)
    return cost_of(who, patrol, gap.duty, problem.rates, problem.today).pence


def _price(fix: Fix) -> tuple[int, int, int]:
    return fix.cost.pence, fix.cost.rest_minutes, len(fix.gives) + len(fix.takes)


def _fix(problem: Problem, roster: Roster, idea: _Idea, filled: Roster) -> Fix:
    near = {each.patrol for each in filled}
    before = frozenset(each for each in roster if each.patrol in near)
    old, new = cost_of_roster(problem, before), cost_of_roster(idea.problem, filled)
    return Fix(
        idea.remedy,
        Cost(new.pence - old.pence, new.rest_minutes - old.rest_minutes),
        idea.person,
        idea.start,
        tuple(sorted({each.person for each in filled - before})),
        tuple(sorted({each.person for each in before - filled})),
    )


def _ideas(problem: Problem, gap: Gap) -> Iterator[_Idea]:
    patrol = problem.patrol(gap.patrol)
    bars = bars_of(problem.only(patrols={patrol.id})).flags[gap.duty][:, 0].tolist()
    for person, bar in zip(problem.people, bars, strict=True):
        rules = frozenset(rules_in(bar))
        for remedy in (each for each, clears in CLEARS.items() if rules and rules <= clears):
            idea = _remedied(problem, remedy, person, patrol)
            alone = idea.only(people={person.id}, patrols={patrol.id})
            if not bars_of(alone).flags[gap.duty][0, 0]:
                yield _Idea(remedy, idea, person.id)
    for later in STARTS:
        moved = _moved(patrol, later)
        patrols = tuple(moved if each.id == patrol.id else each for each in problem.patrols)
        yield _Idea(Remedy.MOVE_START, replace(problem, patrols=patrols), start=later)


def _remedied(problem: Problem, remedy: Remedy, person: Person, patrol: Patrol) -> Problem:
    """The problem after a remedy that asks something of one person."""
    if remedy == Remedy.UNLOCK:
        return replace(problem, barred=problem.barred - {(person.id, patrol.id)})
    if remedy == Remedy.TRAIN:
        until = max(patrol.night, person.trained_until or date.min)
        changed = replace(person, trained_until=until)
    elif remedy == Remedy.MOVE_SHIFT:
        near = _near(patrol.span, problem.limits.rest)
        kept = tuple(each for each in person.shifts if not each.overlaps(near))
        changed = replace(person, shifts=kept)
    else:
        there = tuple(each for each in person.absences if not _is_leave_on(each, patrol))
        changed = replace(person, absences=there)
    return replace(problem, people=_with(problem.people, changed))


def _near(span: Span, rest: timedelta) -> Span:
    """A patrol with the daily rest before and after it."""
    return Span(span.start - rest, span.end + rest)


def _is_leave_on(absence: Absence, patrol: Patrol) -> bool:
    return absence.kind == LEAVE and absence.span.overlaps(patrol.span)


def _with(people: tuple[Person, ...], changed: Person) -> tuple[Person, ...]:
    return tuple(changed if each.id == changed.id else each for each in people)


def _moved(patrol: Patrol, later: timedelta) -> Patrol:
    return replace(
        patrol,
        span=_later(patrol.span, later),
        posts=tuple(_moved_post(post, later) for post in patrol.posts),
    )


def _moved_post(post: Post, later: timedelta) -> Post:
    return replace(post, span=_later(post.span, later)) if post.span else post


def _later(span: Span, by: timedelta) -> Span:
    return Span(span.start + by, span.end + by)
