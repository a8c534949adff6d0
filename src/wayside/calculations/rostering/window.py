"""Whether a post could be filled, settled on the nights around it.

Two smaller questions bracket the whole one. Leave every other night's posts out: if the post
cannot be filled even so, it cannot be filled at all. Hold every other night as it stands: if the
post can be filled even so, it can be filled. Where the two disagree, more nights are taken in,
in the end all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

import numpy as np

from .bars import Bars, bars_of
from .checker import breaches
from .cuts import cut_off
from .limits import Rule
from .model import DUTIES, Model
from .people import Person
from .problem import Gap, Problem, gaps
from .rows import Floats
from .rules import model_of
from .solver import Outcome, Status, minimise
from .work import Assignment, Patrol, Roster

DAYS_AROUND = (0, 3, 14)
MOST_CUTS = 50
SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Filled:
    """Whether a post can be filled, and one way to do so on the nights looked at."""

    possible: bool
    roster: Roster = frozenset()


@dataclass(frozen=True, slots=True)
class _Part:
    """A problem of some nights, with what bars whom worked out once.

    held: who stands there now. lawful: those of them who break no rule.
    """

    problem: Problem
    bars: Bars
    held: Roster
    lawful: Roster


@dataclass
class Question:
    """Whether one more place of a post can be filled with all others filled as they are."""

    problem: Problem
    roster: Roster
    gap: Gap
    _base: Question | None = None
    _person: str = ""
    _parts: dict[tuple[int, bool], _Part] = field(default_factory=dict)

    def under(self, problem: Problem, person: str = "") -> Question:
        """The same of a problem that differs in one person, or else in the patrol; what is
        known of the others is shared."""
        return Question(problem, self.roster, self.gap, self, person)

    def can_fill(self, without: frozenset[Rule] = frozenset()) -> Filled:
        """Whether it can; some rules left out of account.

        Raises:
            TimeoutError: the solver could not tell in time.
        """
        for days in self._ranges():
            found = _fill(self._part(days, others_held=True), self.gap, without)
            if found is not None:
                return Filled(True, found)
            if days == self._all_days or (
                _fill(self._part(days, others_held=False), self.gap, without) is None
            ):
                break
        return Filled(False)

    @cached_property
    def _nights(self) -> dict[str, date]:
        return {each.id: each.night for each in self.problem.patrols}

    @cached_property
    def _all_days(self) -> int:
        nights = self._nights.values()
        return (max(nights) - min(nights)).days

    def _ranges(self) -> Iterator[int]:
        yield from (days for days in DAYS_AROUND if days < self._all_days)
        yield self._all_days

    def _part(self, days: int, *, others_held: bool) -> _Part:
        key = days, others_held
        if key not in self._parts:
            if self._base:
                base = self._base._part(days, others_held=others_held)
                self._parts[key] = self._changed(base, others_held=others_held)
            else:
                self._parts[key] = self._built(days, others_held=others_held)
        return self._parts[key]

    def _built(self, days: int, *, others_held: bool) -> _Part:
        night = self._nights[self.gap.patrol]
        near = {patrol for patrol, day in self._nights.items() if abs((day - night).days) <= days}
        part = self.problem.only(patrols=near)
        held = frozenset(each for each in self.roster if each.patrol in near)
        if others_held:
            people = tuple(self._committed(each, held) for each in part.people)
            part = replace(part, people=people)
        guilty = {each.person for each in breaches(part, held)}
        return _Part(part, bars_of(part), held, _without(held, guilty))

    def _changed(self, base: _Part, *, others_held: bool) -> _Part:
        """A part of the base with the one person or patrol as it is here."""
        problem, patrol = base.problem, self.gap.patrol
        if not self._person:
            column = [each.id for each in problem.patrols].index(patrol)
            patrols = list(problem.patrols)
            patrols[column] = self.problem.patrol(patrol)
            problem = replace(problem, patrols=tuple(patrols))
            bars = base.bars.with_patrol(column, bars_of(problem.only(patrols={patrol})))
            there = {each.person for each in base.held if each.patrol == patrol}
            return _Part(problem, bars, base.held, _without(base.lawful, there))
        row = [each.id for each in problem.people].index(self._person)
        people = list(problem.people)
        person = self.problem.people[row]
        people[row] = self._committed(person, base.held) if others_held else person
        problem = replace(problem, people=tuple(people), barred=self.problem.barred)
        bars = base.bars.with_person(row, bars_of(problem.only(people={self._person})))
        return _Part(problem, bars, base.held, _without(base.lawful, {self._person}))

    def _committed(self, person: Person, held: Roster) -> Person:
        """A person with the nights that are not held open as already worked."""
        nights = {
            patrol.night: patrol.span_of(each.duty)
            for each in self._turns.get(person.id, ())
            if each not in held
            for patrol in [self._patrols[each.patrol]]
        }
        return person.having_worked(nights) if nights else person

    @cached_property
    def _patrols(self) -> dict[str, Patrol]:
        return {each.id: each for each in self.problem.patrols}

    @cached_property
    def _turns(self) -> dict[str, list[Assignment]]:
        found: defaultdict[str, list[Assignment]] = defaultdict(list)
        for each in self.roster:
            found[each.person].append(each)
        return found


def _without(roster: Roster, people: set[str]) -> Roster:
    return frozenset(each for each in roster if each.person not in people)


def _fill(part: _Part, gap: Gap, without: frozenset[Rule]) -> Roster | None:
    """A roster with one more place of the post filled and no other emptier, few people moved."""
    model = model_of(part.problem, without, part.bars)
    _hold_empty(model, part.held, gap)
    strangers = np.zeros(model.width)
    strangers[: len(model.places)] = 1
    strangers[model.columns_of(part.held)] = 0
    for _cut in range(MOST_CUTS):
        outcome = _nearest(model, strangers)
        if outcome.status == Status.INFEASIBLE:
            return None
        if outcome.solution is None:
            raise TimeoutError(f"No answer about {gap.patrol} within {SECONDS} seconds.")
        if not cut_off(model, outcome.solution, part.lawful):
            return model.roster(outcome.solution)
    raise TimeoutError(f"No lawful answer about {gap.patrol} after {MOST_CUTS} cuts.")


def _nearest(model: Model, strangers: Floats) -> Outcome:
    """The relaxation settles most questions in a hundredth of the time: try it first."""
    for whole in (False, True):
        outcome = minimise(
            strangers,
            model.matrix,
            model.rows.bounds(),
            (model.low, model.high),
            seconds=SECONDS,
            whole=whole,
        )
        if outcome.status == Status.INFEASIBLE or outcome.solution is not None:
            break
    return outcome


def _hold_empty(model: Model, held: Roster, wanted: Gap) -> None:
    """No post may be left emptier than it is, and the wanted one must be fuller by one."""
    now = {(each.patrol, each.duty): each.missing for each in gaps(model.problem, held)}
    now[wanted.patrol, wanted.duty] = wanted.missing - 1
    keys = (
        (model.problem.patrols[patrol].id, DUTIES[duty])
        for patrol, duty in model.post_keys.tolist()
    )
    model.high[model.empty] = [now.get(key, 0) for key in keys]
