"""What can stay of a roster under the rules as they are now."""

from __future__ import annotations

import numpy as np

from .cuts import cut_off
from .model import Model
from .rows import Floats
from .search import completed

ROUNDING = 1e-6


def lawful(model: Model, solution: Floats) -> Floats:
    """A solution as far as every rule allows it, those that come in as cuts too."""
    found = _kept(model, solution)
    return _kept(model, found) if cut_off(model, found) else found


def _kept(model: Model, solution: Floats) -> Floats:
    """A solution as far as the rows allow it: whoever has a part in a broken one, or stands in a
    post with more people than places, is taken off all nights that are not locked."""
    held = np.maximum(model.low, solution)
    matrix, owners = model.matrix, model.owners
    low, high = model.rows.bounds()
    people, lowest = model.places.person, model.low[: len(model.places)]
    while True:
        whole = completed(model, held)
        activity = matrix @ whole
        broken = (activity > high + ROUNDING) | (activity < low - ROUNDING)
        broken |= matrix @ (whole < 0) > 0
        if not broken.any():
            return whole
        there = np.unique(matrix[np.flatnonzero(broken)].indices)
        blamed = owners[there[(whole[there] > 0) & (model.low[there] < 1)]]
        off = np.isin(people, blamed) & (held[: len(people)] > lowest)
        if not off.any():
            return completed(model, model.low)
        held[np.flatnonzero(off)] = 0
