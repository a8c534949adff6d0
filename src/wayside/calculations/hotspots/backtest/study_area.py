"""The cells that compete: all within two cells of any event so far.

Only cells near some event are held, as a sorted list, so that one wild coordinate makes no huge
grid. Each cell knows since when it belongs, so that no origin sees a later one's ground.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..arrays import Bools, Ints, Times
from ..events import Events
from ..units import lattice

REACH_CELLS = 2


@dataclass(frozen=True, slots=True, eq=False)
class StudyArea:
    """a cells of ``unit_m`` metres that ever belong to the area, ordered by column, then row.

    column, row: lattice position, shape (a,). since: first event within two cells, shape (a,).
    of_event: each event's cell, shape (n,).
    """

    unit_m: float
    column: Ints
    row: Ints
    since: Times
    of_event: Ints

    def __len__(self) -> int:
        return len(self.column)

    @classmethod
    def of(cls, events: Events, unit_m: float) -> StudyArea:
        """Lay out the cells around all events, each with the time at which it joins."""
        if not unit_m > 0:
            raise ValueError("The size of a unit must be above 0 metres.")
        column, row = lattice(events.x, events.y, unit_m)
        first, of_cell = _first_times(column, row, events.when)
        steps = np.arange(-REACH_CELLS, REACH_CELLS + 1)
        across, up = (each.ravel() for each in np.meshgrid(steps, steps))
        near = np.repeat(first[2], len(across))
        columns = (first[0][:, None] + across).ravel()
        rows = (first[1][:, None] + up).ravel()
        cells, _ = _first_times(columns, rows, near)
        area = cls(unit_m, *cells, np.zeros(0, dtype=np.int64))
        at = area.find(first[0], first[1])
        return cls(unit_m, *cells, at[of_cell])

    def find(self, column: Ints, row: Ints) -> Ints:
        """Cell number at each lattice position, -1 where the area has none; shape kept."""
        if not len(self):
            return np.full(column.shape, -1, dtype=np.int64)
        low = int(self.row.min()) - REACH_CELLS
        width = int(self.row.max()) - low + REACH_CELLS + 1
        keys = self.column * width + (self.row - low)
        beyond = (row < low) | (row >= low + width)
        wanted = column * width + (row - low)
        place = np.minimum(np.searchsorted(keys, wanted), len(self) - 1)
        return np.where(~beyond & (keys[place] == wanted), place, -1)

    def shifted(self, across: int, up: int) -> Ints:
        """Number of the cell that lies so many columns and rows away from each, -1 for none."""
        return self.find(self.column + across, self.row + up)

    def open_at(self, start: np.datetime64) -> Bools:
        """Cells that belonged before ``start``, shape (a,)."""
        return np.asarray(self.since < start, dtype=np.bool_)


def _first_times(column: Ints, row: Ints, when: Times) -> tuple[tuple[Ints, Ints, Times], Ints]:
    """Distinct cells in order, the earliest time of each, and each input's cell."""
    order = np.lexsort((when, row, column))
    column, row, when = column[order], row[order], when[order]
    new = np.ones(len(order), dtype=np.bool_)
    new[1:] = (column[1:] != column[:-1]) | (row[1:] != row[:-1])
    number = np.empty(len(order), dtype=np.int64)
    number[order] = np.cumsum(new) - 1
    return (column[new], row[new], when[new]), number
