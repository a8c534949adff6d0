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
from .checker import breaches, smallest
from .limits import Rule
from .model import DUTIES, Model
from .problem import Gap, Problem, gaps
from .rows import Floats
from .rules import model_of
from .solver import Outcome, Status, minimise
from .spans import Span
from .work import Roster

DAYS_AROUND = (0, 3, 14)
MOST_CUTS = 20
SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Filled:
    """Whether a post can be filled, and one way to do so on the nights looked at."""

    possible: bool
    roster: Roster = frozenset()


@dataclass(frozen=True, slots=True)
class _Part:
    """A problem of some nights, with what bars whom worked out once."""

    problem: Problem
    bars: Bars
    held: Roster


@dataclass
class Question:
    """Whether one more place of a post can be filled with all others filled as they are."""

    problem: Problem
    roster: Roster
    gap: Gap
    _parts: dict[tuple[int, bool], _Part] = field(default_factory=dict)

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
            night = self._nights[self.gap.patrol]
            near = {
                patrol for patrol, day in self._nights.items() if abs((day - night).days) <= days
            }
            part = _of_patrols(self.problem, near)
            held = frozenset(each for each in self.roster if each.patrol in near)
            if others_held:
                part = _committed(part, self.problem, self.roster - held)
            self._parts[key] = _Part(part, bars_of(part), held)
        return self._parts[key]


def _of_patrols(problem: Problem, ids: set[str]) -> Problem:
    """The problem of some patrols alone."""
    return replace(
        problem,
        patrols=tuple(each for each in problem.patrols if each.id in ids),
        published=frozenset(each for each in problem.published if each.patrol in ids),
        locked=frozenset(each for each in problem.locked if each.patrol in ids),
    )


def _committed(part: Problem, problem: Problem, elsewhere: Roster) -> Problem:
    """The same with everybody's other nights as already worked."""
    patrols = {each.id: each for each in problem.patrols}
    worked: defaultdict[str, dict[date, Span]] = defaultdict(dict)
    for each in elsewhere:
        patrol = patrols[each.patrol]
        worked[each.person][patrol.night] = patrol.span_of(each.duty)
    people = tuple(
        replace(each, nights_before={**each.nights_before, **worked[each.id]})
        if each.id in worked
        else each
        for each in part.people
    )
    return replace(part, people=people)


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
        roster = model.roster(outcome.solution)
        broken = [each for each in breaches(part.problem, roster) if each.rule not in without]
        if not broken:
            return roster
        for each in broken:
            columns = model.columns_of(smallest(part.problem, each, roster))
            model.rows.add(columns, -np.inf, len(columns) - 1.0)
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
