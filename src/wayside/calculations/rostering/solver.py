"""HiGHS, the one module that knows a solver: whole numbers through OR-Tools, which can hand over a
large model in one call; relaxations through SciPy, because OR-Tools 9.15 gives HiGHS's duals in
an order that is not the rows'."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

import numpy as np
from ortools.linear_solver.python import model_builder
from scipy import sparse
from scipy.optimize import linprog

from .rows import Floats

SOLVER = "HIGHS"
ROUNDING = 0.9
WHOLE = 1e-6
SURE = 1e-3
LEAST_SECONDS = 0.01
Columns = tuple[Floats, Floats]
"""The lower and the upper bounds of the columns."""


class Status(Enum):
    """How a solve ended."""

    OPTIMAL = auto()
    FEASIBLE = auto()
    INFEASIBLE = auto()
    UNKNOWN = auto()


_STATUS = {
    model_builder.SolveStatus.OPTIMAL: Status.OPTIMAL,
    model_builder.SolveStatus.FEASIBLE: Status.FEASIBLE,
    model_builder.SolveStatus.INFEASIBLE: Status.INFEASIBLE,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a solve found: the columns' values if any, and a bound no solution can better."""

    status: Status
    solution: Floats | None
    bound: float


@dataclass(frozen=True, slots=True)
class Relaxed:
    """What is known of a figure's least when the columns may be broken numbers.

    bound: no solution goes below it. prices: what it costs beyond the bound at least to move a
    column up from its lower bound by one, or (below 0) down from its upper one.
    solution: the best of all solutions, if the relaxation's happens to be whole.
    """

    bound: float
    prices: Floats
    solution: Floats | None

    def fixed(self, columns: Columns, most: float) -> Columns:
        """The columns' bounds, those fixed that no solution up to ``most`` moves by a whole."""
        room = most - self.bound + SURE
        low = np.where(self.prices < -room, columns[1], columns[0])
        high = np.where(self.prices > room, columns[0], columns[1])
        return low, high


def relax(
    factors: Floats,
    matrix: sparse.csr_matrix,
    rows: tuple[Floats, Floats],
    columns: tuple[Floats, Floats],
    *,
    seconds: float,
) -> Relaxed | None:
    """A bound of ``factors`` x columns and the columns' prices; None if there was no time.

    The bound is worked out again from the duals, so that it holds however rough they are.
    """
    if not len(factors):
        return Relaxed(0.0, factors, factors)
    low, high = rows
    same = low == high
    above, below = ~same & (high < np.inf), ~same & (low > -np.inf)
    most = sparse.vstack([matrix[above], -matrix[below]], format="csr")
    bounds = np.concatenate([high[above], -low[below]])
    parts: Any = (factors, most, bounds, matrix[same], high[same], np.column_stack(columns))
    solve: Any = linprog
    found = solve(*parts, options={"time_limit": max(seconds, LEAST_SECONDS)})
    if found.status != 0:
        return None
    unequal, equal = np.minimum(found.ineqlin.marginals, 0.0), found.eqlin.marginals
    prices = factors - most.T @ unequal - matrix[same].T @ equal
    cheapest = np.minimum(prices * columns[0], prices * columns[1])
    bound = float(unequal @ bounds + equal @ high[same] + cheapest.sum())
    return Relaxed(bound, prices, _if_whole(found.x))


def _if_whole(values: Floats) -> Floats | None:
    rounded: Floats = np.round(values)
    return rounded if np.allclose(values, rounded, atol=WHOLE) else None


def minimise(
    factors: Floats,
    matrix: sparse.csr_matrix,
    rows: tuple[Floats, Floats],
    columns: tuple[Floats, Floats],
    *,
    seconds: float,
    gap: float = ROUNDING,
    whole: bool = True,
) -> Outcome:
    """The least of ``factors`` x columns.

    matrix, rows: (m, n) and the bounds of each row. columns: the bounds of each column.
    seconds: after which the best found counts. gap: distance to the bound that is near enough;
    the default is for factors that are whole numbers. whole: whether every column must be a whole
    number; without, the result is a bound, and a solution only if its columns happen to be whole.

    There is no way to hand over a solution to begin from: OR-Tools 9.15 crashes on a hint to
    HiGHS, and reports no duals of its solutions.
    """
    model = model_builder.Model()  # type: ignore[no-untyped-call]
    helper = model.helper
    parts: Any = (columns[0], columns[1], factors, rows[0], rows[1], matrix)
    helper.fill_model_from_sparse_data(*parts)
    if whole:
        for column in range(len(factors)):
            helper.set_var_integrality(column, True)
    solver = model_builder.Solver(SOLVER)
    solver.enable_output(False)
    solver.set_time_limit_in_seconds(seconds)
    solver.set_solver_specific_parameters(f"mip_rel_gap=0\nmip_abs_gap={gap}\noutput_flag=false")
    status = _STATUS.get(solver.solve(model), Status.UNKNOWN)
    if status not in (Status.OPTIMAL, Status.FEASIBLE):
        return Outcome(status, None, -np.inf)
    values = solver.values(model.get_variables()).to_numpy(dtype=float)
    rounded = np.round(values)
    if not whole:
        is_whole = np.allclose(values, rounded, atol=WHOLE)
        return Outcome(status, rounded if is_whole else None, solver.objective_value)
    return Outcome(status, rounded, solver.best_objective_bound)
