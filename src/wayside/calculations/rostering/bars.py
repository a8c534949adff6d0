"""What keeps one person from one patrol, whatever else is planned.

One sweep over arrays, so that hundreds of people and patrols take a moment. The model uses it
to leave pairs out, the explanations to say why.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .limits import Rule
from .other_time import BITS, Flags, bars_by_time
from .problem import Problem
from .spans import Span
from .work import Duty

NONE = np.uint32(0)


@dataclass(frozen=True, slots=True)
class Bars:
    """For each duty, the rules that bar a person (row) from a patrol (column), as bits.

    posted: for each duty, the patrols that have a post of it.
    """

    flags: dict[Duty, Flags]
    posted: dict[Duty, NDArray[np.bool_]]

    def allowed(self, duty: Duty, without: frozenset[Rule] = frozenset()) -> NDArray[np.bool_]:
        """(people, patrols): where nothing bars, some rules left out of account."""
        ignored = _bits(without)
        allowed: NDArray[np.bool_] = (self.flags[duty] & ~ignored) == 0
        return allowed & self.posted[duty]

    def with_person(self, row: int, other: Bars) -> Bars:
        """The same with one person's row from the bars of that person alone."""
        return self._with((slice(row, row + 1), slice(None)), other)

    def with_patrol(self, column: int, other: Bars) -> Bars:
        """The same with one patrol's column from the bars of that patrol alone."""
        return self._with((slice(None), slice(column, column + 1)), other)

    def _with(self, at: tuple[slice, slice], other: Bars) -> Bars:
        flags = {duty: there.copy() for duty, there in self.flags.items()}
        for duty, there in flags.items():
            there[at] = other.flags[duty]
        return Bars(flags, self.posted)


def bars_of(problem: Problem) -> Bars:
    """Every bar of a problem."""
    by_time: dict[tuple[Span, ...], Flags] = {}
    flags = {duty: _of_duty(problem, duty, by_time) for duty in Duty}
    posted = {
        duty: np.array([each.post(duty) is not None for each in problem.patrols], dtype=bool)
        for duty in Duty
    }
    return Bars(flags, posted)


def rules_in(bits: int) -> tuple[Rule, ...]:
    """The rules that a bar's bits name."""
    return tuple(rule for rule, bit in BITS.items() if bits & int(bit))


def _bits(rules: frozenset[Rule]) -> np.uint32:
    total = NONE
    for rule in rules:
        total |= BITS[rule]
    return total


def _of_duty(problem: Problem, duty: Duty, by_time: dict[tuple[Span, ...], Flags]) -> Flags:
    spans = tuple(each.span_of(duty) for each in problem.patrols)
    if spans not in by_time:
        by_time[spans] = bars_by_time(
            problem.people, spans, [each.night for each in problem.patrols], problem.limits
        )
    return by_time[spans] | _by_skill(problem, duty) | _by_locks(problem, duty)


def _by_skill(problem: Problem, duty: Duty) -> Flags:
    """Bars by what a person is: partner or officer, trained, of the ward, fit to lead."""
    people, patrols = problem.people, problem.patrols
    partner = np.array([[each.is_partner] for each in people], dtype=bool).reshape(-1, 1)
    fits = partner if duty == Duty.PARTNER else ~partner
    flags: Flags = np.where(fits, NONE, BITS[Rule.PARTNERS]) + np.zeros(
        (1, len(patrols)), dtype=np.uint32
    )
    if duty == Duty.LOCAL:
        flags |= np.where(partner | _in_ward(problem), NONE, BITS[Rule.LOCAL])
    if duty in (Duty.LEAD, Duty.TRAINED):
        flags |= np.where(partner | _trained(problem), NONE, BITS[Rule.TRAINING])
    if duty == Duty.LEAD:
        may = np.array([each.may_lead for each in people], dtype=bool).reshape(-1, 1)
        flags |= np.where(partner | may, NONE, BITS[Rule.LEADING])
    return flags


def _trained(problem: Problem) -> NDArray[np.bool_]:
    """(people, patrols): whether training is valid on the night."""
    nights = {each.night for each in problem.patrols}
    valid = [{night: each.is_trained(night) for night in nights} for each in problem.people]
    found = [[days[each.night] for each in problem.patrols] for days in valid]
    return np.array(found, dtype=bool).reshape(len(problem.people), len(problem.patrols))


def _in_ward(problem: Problem) -> NDArray[np.bool_]:
    """(people, patrols): whether the patrol goes to a ward of the person's."""
    wards = sorted({ward for each in problem.patrols for ward in each.wards})
    own = np.array([[ward in each.wards for ward in wards] for each in problem.people], dtype=int)
    goes = np.array([[ward in each.wards for ward in wards] for each in problem.patrols], dtype=int)
    shared = own.reshape(len(own), len(wards)) @ goes.reshape(len(goes), len(wards)).T
    there: NDArray[np.bool_] = shared > 0
    return there


def _by_locks(problem: Problem, duty: Duty) -> Flags:
    """Who is barred by name, or locked on the same patrol for another duty."""
    rows = {each.id: row for row, each in enumerate(problem.people)}
    columns = {each.id: column for column, each in enumerate(problem.patrols)}
    flags = np.zeros((len(rows), len(columns)), dtype=np.uint32)
    for person, patrol in problem.barred:
        if person in rows and patrol in columns:
            flags[rows[person], columns[patrol]] = BITS[Rule.LOCKED]
    for each in problem.locked:
        if each.duty != duty:
            flags[rows[each.person], columns[each.patrol]] |= BITS[Rule.LOCKED]
    return flags
