"""How fast and how provably good a roster is, with CP-SAT on the same model beside it.

    python benchmarks/rostering.py [INSTANCE.json …] [--json] [--cpsat-seconds 60]

Without a file: made-up forces (``rosters``) of 40 officers over 12 weeks and of 300 officers and
240 patrols. An instance is in the form of ``wayside.calculations.rostering.exchange``.

Timed from the problem to the checked roster. gap: the widest distance of an aim to its proven
bound, the aims before it held as they stand, as a share of the aim. violations: by the checker,
which shares no code with the model. Re-plan: the busiest person withdraws for the fortnight
around their middle night. explain_seconds: the slowest empty post, its reasons, its conflict
and its fixes. CP-SAT settles the same pairs of aims over the same rows and columns.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
from ortools.sat.python import cp_model

import rosters
from wayside.calculations.rostering import (
    Problem,
    Roster,
    breaches,
    changes_between,
    conflict,
    fixes,
    gaps,
    plan,
    reasons,
)
from wayside.calculations.rostering.aims import aims_of, pairs_of
from wayside.calculations.rostering.exchange import problem_from
from wayside.calculations.rostering.rules import model_of

SIZES = ((40, 24), (40, 36), (300, 240))
SECONDS = 60.0
GAP = 0.001
EXPLAINED = 5
THREADS = 2
MIDDLE = timedelta(days=7)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run every instance; 2 with a sentence when a file is unusable."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("instances", type=Path, nargs="*")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--cpsat-seconds", type=float, default=60.0, help="0 leaves CP-SAT out")
    given = parser.parse_args(arguments)
    try:
        problems = [problem_from(json.loads(each.read_text())) for each in given.instances]
    except (OSError, ValueError) as unusable:
        print(f"rostering: {unusable}", file=sys.stderr)
        return 2
    problems = problems or [rosters.force(*size) for size in SIZES]
    report = {"instances": [measure(each, given.cpsat_seconds) for each in problems]}
    print(json.dumps(report, indent=2) if given.json else table(report["instances"]))
    return 0


def measure(problem: Problem, cpsat_seconds: float) -> dict[str, Any]:
    """Plan, check, re-plan, explain; then CP-SAT."""
    begun = time.perf_counter()
    found = plan(problem, seconds=SECONDS, gap=GAP)
    seconds = time.perf_counter() - begun
    replan_seconds, changes, replan_gap = replanned(problem, found.roster)
    peer_seconds, peer_gap = cpsat(problem, cpsat_seconds)
    return {
        "officers": len(problem.people),
        "patrols": len(problem.patrols),
        "seconds": round(seconds, 3),
        "gap": round(found.gap, 6),
        "violations": len(breaches(problem, found.roster)),
        "filled": len(found.roster),
        "posts": problem.places,
        "aims": dict(zip(found.score.aims(), found.score.values(), strict=True)),
        "replan_seconds": round(replan_seconds, 3),
        "replan_gap": round(replan_gap, 6),
        "changes": changes,
        "explain_seconds": round(explained(problem, found.roster), 3),
        "cpsat_seconds": peer_seconds,
        "cpsat_gap": peer_gap,
    }


def replanned(problem: Problem, roster: Roster) -> tuple[float, int, float]:
    """Seconds, changes and gap after the busiest person withdraws for the middle fortnight."""
    busiest = Counter(each.person for each in sorted(roster)).most_common(1)[0][0]
    own = {each.patrol for each in roster if each.person == busiest}
    nights = sorted(each.night for each in problem.patrols if each.id in own)
    middle = nights[len(nights) // 2]
    gone = {(busiest, each.id) for each in problem.patrols if abs(each.night - middle) <= MIDDLE}
    begun = time.perf_counter()
    withdrawn = replace(problem, published=roster, barred=problem.barred | gone)
    found = plan(withdrawn, seconds=SECONDS, gap=GAP)
    changed = changes_between(withdrawn, roster, found.roster)
    return time.perf_counter() - begun, len(changed), found.gap


def explained(problem: Problem, roster: Roster) -> float:
    """The slowest explanation among the first few empty posts; 0 when every post is filled."""
    slowest = 0.0
    for gap in gaps(problem, roster)[:EXPLAINED]:
        begun = time.perf_counter()
        reasons(problem, roster, gap)
        conflict(problem, roster, gap)
        fixes(problem, roster, gap, most=3)
        slowest = max(slowest, time.perf_counter() - begun)
    return slowest


def cpsat(problem: Problem, seconds: float) -> tuple[float | None, float | None]:
    """Seconds and gap of CP-SAT on the same rows and pairs of aims; None when left out."""
    if seconds <= 0:
        return None, None
    begun, worst = time.perf_counter(), 0.0
    model = model_of(problem)
    peer = cp_model.CpModel()
    columns = [
        peer.new_int_var(int(low), int(high), f"x{n}")
        for n, (low, high) in enumerate(zip(model.low, model.high, strict=True))
    ]
    matrix, (lows, highs) = model.matrix, model.rows.bounds()
    for row in range(matrix.shape[0]):
        at = slice(matrix.indptr[row], matrix.indptr[row + 1])
        terms = cp_model.LinearExpr.weighted_sum(
            [columns[n] for n in matrix.indices[at]], np.rint(matrix.data[at]).astype(int).tolist()
        )
        low = -(10**9) if np.isinf(lows[row]) else int(lows[row])
        high = 10**9 if np.isinf(highs[row]) else int(highs[row])
        peer.add_linear_constraint(terms, low, high)
    for pair in pairs_of(model, aims_of(model)):
        factors = np.rint(pair.factors).astype(int).tolist()
        peer.minimize(cp_model.LinearExpr.weighted_sum(columns, factors))
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = THREADS
        solver.parameters.max_time_in_seconds = max(0.1, seconds - (time.perf_counter() - begun))
        status = solver.solve(peer)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return round(time.perf_counter() - begun, 3), 1.0
        value, bound = solver.objective_value, solver.best_objective_bound
        worst = max(worst, (value - bound) / max(1.0, abs(value)))
        peer.add(cp_model.LinearExpr.weighted_sum(columns, factors) <= round(value))
        peer.clear_hints()  # type: ignore[no-untyped-call]
        for column in columns:
            peer.add_hint(column, solver.value(column))
    return round(time.perf_counter() - begun, 3), round(worst, 6)


def table(instances: list[dict[str, Any]]) -> str:
    """One line an instance."""
    shown = (
        "officers", "patrols", "seconds", "gap", "violations", "filled", "posts",
        "replan_seconds", "changes", "explain_seconds", "cpsat_seconds", "cpsat_gap",
    )  # fmt: skip
    lines = ["  ".join(shown)]
    lines += ["  ".join(str(each[name]).rjust(len(name)) for name in shown) for each in instances]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
