"""A good roster quickly: week by week, each solved whole with the others held still.

For what there is no time to settle exactly (``settling``). The aims are weighed together here, so
the order among them is only nearly kept and the last are left.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from .aims import Aim
from .model import DUTIES, Model
from .rows import Floats, Ints
from .solver import minimise

WEIGHTS = {"cover": 50_000.0, "changes": 5_000.0, "fairness": 20.0, "nights": 5.0}
WEEK_SECONDS = 1.0
GAP = 0.01
DAYS = 7
MANY = 1_500
LARGE = 20_000
CANDIDATES = 40


@dataclass(frozen=True, slots=True)
class _Whole:
    """The model's arrays, with the columns' order for slicing."""

    model: Model
    matrix: sparse.csc_matrix
    rows: tuple[Floats, Floats]
    factors: Floats


def better_by_week(model: Model, aims: tuple[Aim, ...], solution: Floats) -> Floats:
    """A solution that the rows allow and that is hardly worse than the one given.

    The weeks are gone through once, and once more in a model too large to be solved whole in
    seconds: there this solution may be the one that is taken.
    """
    rounds = 2 if len(model.places) > LARGE else 1
    whole = _Whole(
        model,
        model.matrix.tocsc(),
        model.rows.bounds(),
        sum((WEIGHTS.get(aim.name, 0.0) * aim.factors for aim in aims), np.zeros(model.width)),
    )
    weeks = np.unique(model.places.night // DAYS)
    for _round in range(rounds):
        before = whole.factors @ solution
        for week in weeks.tolist():
            solution = _solve_week(whole, solution, week)
        if whole.factors @ solution >= before:
            break
    return solution


def completed(model: Model, solution: Floats) -> Floats:
    """A solution whose other columns follow from who stands where."""
    found = np.zeros(model.width)
    taken = np.flatnonzero(solution[: len(model.places)] > 0.5)
    found[taken] = 1
    places, keys = model.places, model.post_keys
    filled = np.zeros((len(model.problem.patrols), int(keys[:, 1].max(initial=0)) + 4))
    np.add.at(filled, (places.patrol[taken], places.duty[taken]), 1)
    found[model.empty] = model.high[model.empty] - filled[keys[:, 0], keys[:, 1]]
    worked = np.zeros(len(model.nights), dtype=bool)
    worked[model.nights.of_place[taken]] = True
    weekends = model.weekends.of_place[taken]
    found[model.weekends.columns[np.unique(weekends[weekends >= 0])]] = 1
    both = worked[model.in_a_row.when] & worked[model.in_a_row.when + 1]
    found[model.in_a_row.columns] = both
    people = len(model.problem.people)
    nights = np.bincount(places.person[taken], minlength=people)
    free = np.bincount(
        model.weekends.person, weights=found[model.weekends.columns], minlength=people
    )
    found[model.steps.columns] = model.steps.when <= nights[model.steps.person]
    found[model.weekend_steps.columns] = (
        model.weekend_steps.when <= free[model.weekend_steps.person]
    )
    return found


def _solve_week(whole: _Whole, solution: Floats, week: int) -> Floats:
    """The solution with one week's posts filled as well as the others allow."""
    model = whole.model
    places = np.flatnonzero(model.places.night // DAYS == week)
    bare = solution.copy()
    bare[places] = model.low[places]
    bare = completed(model, bare)
    free = _free(model, bare, _promising(model, bare, places), week)
    part = whole.matrix[:, free]
    touched = np.flatnonzero(np.diff(part.tocsr().indptr))
    held = bare.copy()
    held[free] = 0
    rest = (whole.matrix @ held)[touched]
    low, high = whole.rows
    outcome = minimise(
        whole.factors[free],
        part.tocsr()[touched],
        (low[touched] - rest, high[touched] - rest),
        (model.low[free], model.high[free]),
        seconds=WEEK_SECONDS,
        gap=GAP,
    )
    if outcome.solution is None:
        return solution
    better = held
    better[free] = outcome.solution
    better = completed(model, better)
    return better if whole.factors @ better < whole.factors @ solution - 1e-9 else solution


def _promising(model: Model, bare: Floats, places: Ints) -> Ints:
    """The places worth looking at: of the many who could fill a post, those who carry least."""
    if len(places) <= MANY:
        return places
    post = model.places.patrol[places] * len(DUTIES) + model.places.duty[places]
    carried = np.bincount(
        model.steps.person, weights=bare[model.steps.columns], minlength=len(model.problem.people)
    )
    carried += [len(each.nights_before) for each in model.problem.people]
    order = np.lexsort((carried[model.places.person[places]], post))
    starts = np.searchsorted(post[order], post[order])
    among_first = np.empty(len(places), dtype=bool)
    among_first[order] = np.arange(len(places)) - starts < CANDIDATES
    return places[among_first | (model.low[places] > 0)]


def _free(model: Model, bare: Floats, places: Ints, week: int) -> Ints:
    """The columns that a week's places can move."""
    free: NDArray[np.bool_] = np.zeros(model.width, dtype=bool)
    free[places] = True
    patrols = np.zeros(len(model.problem.patrols), dtype=bool)
    patrols[model.places.patrol[places]] = True
    free[model.empty] = patrols[model.post_keys[:, 0]]
    weekends = np.unique(model.weekends.of_place[places])
    free[model.weekends.columns[weekends[weekends >= 0]]] = True
    nights = model.nights.when // DAYS == week
    free[model.in_a_row.columns] = nights[model.in_a_row.when] | nights[model.in_a_row.when + 1]
    for steps, entries in (
        (model.steps, np.unique(model.nights.of_place[places])),
        (model.weekend_steps, weekends[weekends >= 0]),
    ):
        owner = model.nights.person if steps is model.steps else model.weekends.person
        room = np.bincount(owner[entries], minlength=len(model.problem.people))
        taken = np.bincount(
            steps.person, weights=bare[steps.columns], minlength=len(model.problem.people)
        )
        ahead = steps.when - taken[steps.person]
        free[steps.columns] = (ahead > 0) & (ahead <= room[steps.person])
    return np.flatnonzero(free)
