"""The aims settled one pair after another, each with a proven bound.

The relaxation comes first. It often proves the best already; if not, its prices fix every column
that no solution as good can move, and whole numbers are asked only of the rest. What stays fixed
stays so for the later pairs, so that planning again around a withdrawal is a small question
however many people there are.

The solution in hand is lawful at any time: what breaks a rule becomes a row, not an answer.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from math import ceil, inf

import numpy as np
from scipy import sparse

from .aims import Aim, Pair, pairs_of
from .cuts import cut_off
from .keeping import lawful
from .model import Model
from .rows import Floats
from .search import better_by_week, completed
from .solver import Columns, Relaxed, Status, minimise, relax

ROUNDING = 1e-6
EXACT = 0.9


@dataclass(slots=True)
class Settling:
    """The search for a roster: the solution in hand and what is known of the columns by now.

    solution: a lawful one. columns: their bounds, narrower with every pair.
    """

    model: Model
    aims: tuple[Aim, ...]
    deadline: float
    gap: float
    solution: Floats
    columns: Columns = field(init=False)
    is_searched: bool = False

    def __post_init__(self) -> None:
        self.columns = self.model.low, self.model.high

    def settled(self) -> tuple[Floats, list[int]]:
        """The last solution, and each aim's bound."""
        bounds: list[int] = []
        for pair in pairs_of(self.model, self.aims):
            bounds += self._settle(pair)
            for aim in (pair.first, pair.then):
                there = np.flatnonzero(aim.factors)
                most = aim.of(self.solution) - aim.constant
                self.model.rows.add(there, -inf, most, aim.factors[there])
        return self.solution, bounds

    def _settle(self, pair: Pair) -> tuple[int, int]:
        """Improve the solution by a pair of aims; the bounds of both."""
        relaxed = self._relaxed(pair)
        if relaxed is None:
            self._search()
            return pair.bounds(pair.least, self.solution)
        bound = max(pair.least, pair.constant + ceil(relaxed.bound - ROUNDING))
        if bound < pair.of(self.solution):
            bound = max(bound, self._in_whole_numbers(pair, relaxed))
        self.columns = relaxed.fixed(self.columns, pair.of(self.solution) - pair.constant)
        return pair.bounds(bound, self.solution)

    def _relaxed(self, pair: Pair) -> Relaxed | None:
        """The relaxation, its solution taken if that is whole and lawful."""
        while self._left > 0:
            relaxed = relax(pair.factors, *self._parts, self.columns, seconds=self._left)
            if relaxed is None or relaxed.solution is None:
                return relaxed
            if not self._cut_off(relaxed.solution):
                self._take(relaxed.solution)
                return relaxed
        return None

    def _in_whole_numbers(self, pair: Pair, relaxed: Relaxed) -> int:
        """Take the best solution there is, or that there was time for; its bound."""
        bound = pair.least
        while bound < (value := pair.of(self.solution)) and self._left > 0:
            outcome = minimise(
                pair.factors,
                *self._parts,
                relaxed.fixed(self.columns, value - pair.constant - 1),
                seconds=self._left,
                gap=max(EXACT, self.gap * pair.then.of(self.solution)),
            )
            if outcome.status == Status.INFEASIBLE:
                return value
            if outcome.bound > -inf:
                bound = max(bound, min(value, pair.constant + ceil(outcome.bound - ROUNDING)))
            if outcome.solution is None or not self._cut_off(outcome.solution):
                self._take(outcome.solution)
                break
        if bound < value and self._left <= 0:
            self._search()
        return bound

    def _search(self) -> None:
        """Look for a better solution week by week, once: for what there is no time to settle."""
        if self.is_searched:
            return
        self.is_searched = True
        self._take(lawful(self.model, better_by_week(self.model, self.aims, self.solution)))

    def _take(self, other: Floats | None) -> None:
        """Take another lawful solution if it is better by the aims in their order."""
        if other is not None:
            other = completed(self.model, other)
            if self._values(other) < self._values(self.solution):
                self.solution = other

    def _cut_off(self, other: Floats) -> bool:
        return cut_off(self.model, other, self.model.roster(self.solution))

    def _values(self, solution: Floats) -> tuple[int, ...]:
        return tuple(aim.of(solution) for aim in self.aims)

    @property
    def _parts(self) -> tuple[sparse.csr_matrix, tuple[Floats, Floats]]:
        return self.model.matrix, self.model.rows.bounds()

    @property
    def _left(self) -> float:
        """The seconds left."""
        return self.deadline - time.monotonic()
