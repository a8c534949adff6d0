"""HiGHS, as OR-Tools bundles it: the one module that knows a solver."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

import numpy as np
from ortools.linear_solver.python import model_builder
from scipy import sparse

from .rows import Floats

SOLVER = "HIGHS"
ROUNDING = 0.9
WHOLE = 1e-6


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
