"""The roster: one linear model, its aims settled one after another, each with a proven bound.

Once an aim is settled its value becomes a row of the model, so no later aim can worsen it. The
finished roster is checked by separate code (``checker``); should it break a rule that the model
only knows by cuts, the cut is added and the search goes on.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from math import ceil, inf

import numpy as np
from scipy import sparse

from .aims import Aim, Pair, aims_of, pairs_of
from .checker import breaches, smallest
from .limits import Rule
from .model import Model
from .problem import Gap, Problem, gaps
from .rows import Floats, Ints
from .rules import model_of
from .score import Score, score_of
from .search import completed, first_solution
from .solver import Status, minimise
from .work import Roster

ROUNDING = 1e-6
EXACT = 0.9
MOST_CUTS = 50


class CannotHoldError(ValueError):
    """The locked assignments break a rule between them."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A roster with what was proven of it.

    bounds: for each aim, what no roster can go below once the aims before it stand as they do.
    seconds: what the search took.
    """

    roster: Roster
    score: Score
    bounds: Score
    empty: tuple[Gap, ...]
    seconds: float

    @property
    def gap(self) -> float:
        """The widest distance of an aim to its bound, as a share of the aim's value."""
        pairs = zip(self.score.values(), self.bounds.values(), strict=True)
        return max((value - bound) / max(1, abs(value)) for value, bound in pairs)


def plan(
    problem: Problem,
    *,
    seconds: float = 10.0,
    gap: float = 0.0,
    without: frozenset[Rule] = frozenset(),
) -> Plan:
    """The best lawful roster.

    seconds: after which the best found is taken, its bounds beside it. gap: the share of each
    aim that may stay unproven. without: rules left out of account, for explanations.

    Raises:
        CannotHoldError: the locked assignments break a rule.
    """
    begun = time.monotonic()
    model = model_of(problem, without)
    search = _Search(model, aims_of(model), deadline=begun + seconds, gap=gap)
    solution, bounds = search.settled()
    roster = model.roster(solution)
    score = score_of(problem, roster)
    return Plan(roster, score, Score(*bounds), gaps(problem, roster), time.monotonic() - begun)


@dataclass(slots=True)
class _Search:
    model: Model
    aims: tuple[Aim, ...]
    deadline: float
    gap: float

    def settled(self) -> tuple[Floats, list[int]]:
        """The last solution, and each aim's bound; cuts are added until no rule is broken."""
        _check_locks(self.model)
        for _cut in range(MOST_CUTS):
            solution, bounds = self._settle_all(self._first())
            broken = _cuts(self.model, solution)
            if not broken:
                return solution, bounds
            for columns in broken:
                self.model.rows.add(columns, -inf, len(columns) - 1.0)
        raise RuntimeError("The roster broke a rule after every cut.")

    def _first(self) -> Floats:
        published = self.model.problem.published
        held = _kept(self.model, published) if published else None
        return first_solution(self.model, self.aims, held)

    def _settle_all(self, solution: Floats) -> tuple[Floats, list[int]]:
        matrix, rows = self.model.matrix, self.model.rows.bounds()
        bounds: list[int] = []
        for number, pair in enumerate(pairs_of(self.model, self.aims)):
            solution, found = self._settle(pair, matrix, rows, solution, easy=not number)
            bounds += found
            for aim in (pair.first, pair.then):
                matrix = sparse.vstack([matrix, sparse.csr_matrix(aim.factors)], format="csr")
                most = aim.of(solution) - aim.constant
                rows = np.append(rows[0], -inf), np.append(rows[1], most)
        return solution, bounds

    def _settle(
        self,
        pair: Pair,
        matrix: sparse.csr_matrix,
        rows: tuple[Floats, Floats],
        solution: Floats,
        *,
        easy: bool,
    ) -> tuple[Floats, tuple[int, int]]:
        """The best solution of a pair of aims, and their bounds.

        easy: try the relaxation first, which nearly always proves the cover.
        """
        bound = pair.least
        for whole in (False, True) if easy else (True,):
            value, left = pair.of(solution), self.deadline - time.monotonic()
            if bound >= value or left <= 0:
                break
            better = np.append(rows[1], value - pair.constant - 1 if whole else inf)
            outcome = minimise(
                pair.factors,
                sparse.vstack([matrix, sparse.csr_matrix(pair.factors)], format="csr"),
                (np.append(rows[0], -inf), better),
                (self.model.low, self.model.high),
                seconds=left,
                gap=max(EXACT, self.gap * pair.then.of(solution)),
                whole=whole,
            )
            if outcome.status == Status.INFEASIBLE:
                bound = value
            elif outcome.bound > -inf:
                bound = max(bound, pair.constant + ceil(outcome.bound - ROUNDING))
            if outcome.solution is not None:
                solution = completed(self.model, outcome.solution)
        return solution, pair.bounds(bound, solution)


def _check_locks(model: Model) -> None:
    """Raise if the locks alone break a rule."""
    problem = model.problem
    kept = [each for each in breaches(problem, problem.locked) if each.rule not in model.without]
    if kept:
        broken = kept[0]
        raise CannotHoldError(
            f"{broken.person} is locked on {', '.join(broken.patrols)}, which breaks the rule "
            f"“{broken.rule}”."
        )


def _kept(model: Model, published: Roster) -> Floats:
    """The published roster as far as the rules still allow it: whoever has a part in a broken
    rule is taken off all nights that are not locked."""
    held = model.low.copy()
    held[model.columns_of(published)] = 1
    matrix, owners = model.matrix, model.owners
    people, lowest = model.places.person, model.low[: len(model.places)]
    while True:
        whole = completed(model, held)
        low, high = model.rows.bounds()
        activity = matrix @ whole
        broken = np.flatnonzero((activity > high + ROUNDING) | (activity < low - ROUNDING))
        if not len(broken):
            return whole
        there = np.unique(matrix[broken].indices)
        blamed = owners[there[(whole[there] > 0) & (model.low[there] < 1)]]
        off = np.isin(people, blamed) & (held[: len(people)] > lowest)
        if not off.any():
            return completed(model, model.low)
        held[np.flatnonzero(off)] = 0


def _cuts(model: Model, solution: Floats) -> list[Ints]:
    """The columns of every set of assignments that breaks a rule the model has no row for."""
    problem, roster = model.problem, model.roster(solution)
    return [
        model.columns_of(smallest(problem, each, roster))
        for each in breaches(problem, roster)
        if each.rule not in model.without
    ]
