"""Street units: the smallest piece of ground that is scored.

data.police.uk moves every event to one of a fixed set of snap points, and many forces record the
hundred-block; there a unit is the exact point. Precise coordinates are gathered in small cells.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .arrays import Floats, Ints

CELL_M = 50.0
POINT_M = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Units:
    """u units for n events: ``x``, ``y`` shape (u,), ``of_event`` shape (n,) with unit numbers.

    A unit lies at the mean of its events. Units are ordered by column, then row, of the lattice,
    whatever the order of the events, so that ties fall the same way every time.
    """

    x: Floats
    y: Floats
    of_event: Ints

    def __len__(self) -> int:
        return len(self.x)

    def total(self, values: Floats | None = None) -> Floats:
        """Sum ``values`` (n,) of the events by unit; without values, count the events."""
        return np.bincount(self.of_event, weights=values, minlength=len(self)).astype(np.float64)


def street_units(x: Floats, y: Floats, cell_m: float | None = None) -> Units:
    """Group events into units: None for snap points (to the metre), else cells of ``cell_m``.

    Errors: ``ValueError`` when ``cell_m`` is not above 0.
    """
    if cell_m is not None and not cell_m > 0:
        raise ValueError("A unit's size must be above 0 metres.")
    column, row = lattice(x, y, POINT_M if cell_m is None else cell_m)
    width = int(row.max() - row.min()) + 1 if len(row) else 1
    key = column * width + (row - row.min() if len(row) else row)
    _, of_event, count = np.unique(key, return_inverse=True, return_counts=True)
    mean_x = np.bincount(of_event, weights=x, minlength=len(count)) / count
    mean_y = np.bincount(of_event, weights=y, minlength=len(count)) / count
    return Units(mean_x.round(3), mean_y.round(3), of_event.astype(np.int64))


def suggested_cell_m(x: Floats, y: Floats) -> float | None:
    """None when events share points (half as many points as events, or fewer), else 50 m.

    Police data anonymised to snap points repeats each point many times; a force's own
    coordinates seldom do.
    """
    if not len(x):
        return None
    return None if len(street_units(x, y)) * 2 <= len(x) else CELL_M


def lattice(x: Floats, y: Floats, size_m: float) -> tuple[Ints, Ints]:
    """Column and row of each point on the fixed lattice of squares of ``size_m`` from (0, 0).

    The lattice hangs on the coordinate system, not on the data, so a cell stays itself when
    next month's events arrive.
    """
    column = np.floor(x / size_m).astype(np.int64)
    row = np.floor(y / size_m).astype(np.int64)
    return column, row
