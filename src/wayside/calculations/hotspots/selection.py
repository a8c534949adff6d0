"""From scored units to places: the best disc first, then the next one far enough away."""

from __future__ import annotations

import numpy as np

from .arrays import Floats, Ints
from .units import Units

SIGNIFICANT_DIGITS = 12


def disc_scores(units: Units, scores: Floats, radius_m: float) -> Floats:
    """Sum of unit scores within ``radius_m`` of each unit (itself included), shape (u,).

    Sums are rounded to 12 significant digits, so that adding in another order makes no new ties
    and breaks none.
    """
    total = scores.copy()
    pairs = _pairs(units, radius_m)
    total += np.bincount(pairs[:, 0], weights=scores[pairs[:, 1]], minlength=len(units))
    total += np.bincount(pairs[:, 1], weights=scores[pairs[:, 0]], minlength=len(units))
    return rounded(total)


def rounded(values: Floats) -> Floats:
    """Round to 12 significant digits, shape kept."""
    with np.errstate(divide="ignore"):
        magnitude = np.floor(np.log10(np.abs(values)))
    power = 10.0 ** (SIGNIFICANT_DIGITS - 1 - np.where(np.isfinite(magnitude), magnitude, 0.0))
    return np.round(values * power) / power


def choose_centres(units: Units, disc: Floats, spacing_m: float, most: int) -> Ints:
    """Pick up to ``most`` centres by falling disc score, each ``spacing_m`` or more from others.

    A greedy choice: simple to explain ("the best place left, far enough from those above"), and
    a longer list always begins with the shorter one. Ties go to the first unit in lattice order.
    Units that score 0 are never chosen.
    """
    left = np.where(disc > 0, disc, -np.inf)
    centres: list[int] = []
    while len(centres) < most and len(left):
        best = int(left.argmax())
        if left[best] == -np.inf:
            break
        centres.append(best)
        near = (units.x - units.x[best]) ** 2 + (units.y - units.y[best]) ** 2 < spacing_m**2
        left[near] = -np.inf
    return np.array(centres, dtype=np.int64)


def place_of_units(units: Units, centres: Ints, radius_m: float) -> Ints:
    """Number of the place whose disc holds each unit, -1 for none, shape (u,).

    Discs do not overlap (the settings ask for spacing of at least two radii); a unit exactly on
    two edges goes to the higher place.
    """
    place = np.full(len(units), -1, dtype=np.int64)
    for number in range(len(centres) - 1, -1, -1):
        centre = centres[number]
        square = (units.x - units.x[centre]) ** 2 + (units.y - units.y[centre]) ** 2
        place[square <= radius_m**2] = number
    return place


def _pairs(units: Units, radius_m: float) -> Ints:
    """Pairs of different units within the radius, shape (p, 2)."""
    if len(units) < 2:
        return np.zeros((0, 2), dtype=np.int64)
    from scipy.spatial import cKDTree  # scipy is slow to import: only when needed

    tree = cKDTree(np.column_stack([units.x, units.y]))
    return np.asarray(tree.query_pairs(radius_m, output_type="ndarray"), dtype=np.int64)
