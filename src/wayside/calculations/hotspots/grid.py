"""A regular grid of square cells, and the counting of points on it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .arrays import Floats, Ints

CHUNK = 8_192
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Grid:
    """``rows`` x ``columns`` square cells of ``cell_m`` metres from the corner (west, south).

    Arrays on it have shape (rows, columns); row 0 is the southernmost, column 0 the westernmost.
    """

    west: float
    south: float
    cell_m: float
    rows: int
    columns: int

    def __post_init__(self) -> None:
        if not self.cell_m > 0 or self.rows < 1 or self.columns < 1:
            raise ValueError("A grid needs cells above 0 metres and at least one row and column.")

    @classmethod
    def around(cls, x: Floats, y: Floats, cell_m: float, margin_cells: int = 0) -> Grid:
        """The smallest grid on the lattice of ``cell_m`` that holds all points, plus a margin.

        Errors: ``ValueError`` without points or with coordinates that are not finite.
        """
        if not len(x):
            raise ValueError("No points, so there is nothing to lay a grid around.")
        corners = np.array([x.min(), y.min(), x.max(), y.max()])
        if not np.isfinite(corners).all():
            raise ValueError("Some coordinates are not finite: set strays aside before gridding.")
        left, low, right, high = (int(cell) for cell in np.floor(corners / cell_m))
        return cls(
            west=(left - margin_cells) * cell_m,
            south=(low - margin_cells) * cell_m,
            cell_m=cell_m,
            rows=high - low + 1 + 2 * margin_cells,
            columns=right - left + 1 + 2 * margin_cells,
        )

    @property
    def shape(self) -> tuple[int, int]:
        """(rows, columns)."""
        return self.rows, self.columns

    def centres(self) -> tuple[Floats, Floats]:
        """Cell centres: x of each column (columns,) and y of each row (rows,)."""
        return (
            self.west + (np.arange(self.columns, dtype=np.float64) + 0.5) * self.cell_m,
            self.south + (np.arange(self.rows, dtype=np.float64) + 0.5) * self.cell_m,
        )

    def cells_across_and_up(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Position of each point in cells from the corner (west, south), two columns (n,).

        Errors: ``ValueError`` when a point lies outside the grid (beyond a rounding error): no
        stray is moved to an edge.
        """
        across, up = x - self.west, y - self.south
        across /= self.cell_m
        up /= self.cell_m
        for position, cells in ((across, self.columns), (up, self.rows)):
            if len(position) and not (
                position.min() >= -ROUNDING and position.max() <= cells + ROUNDING
            ):
                raise ValueError(
                    "Some points lie outside the grid: set strays aside before gridding."
                )
        return across, up

    def cell_of(self, x: Floats, y: Floats) -> Ints:
        """Flat cell number (row x columns + column) of each point, shape (n,).

        A point on the outer edge belongs to the last cell.
        """
        across, up = self.cells_across_and_up(x, y)
        column, row = across.astype(np.int64), up.astype(np.int64)
        np.minimum(column, self.columns - 1, out=column)
        np.minimum(row, self.rows - 1, out=row)
        row *= self.columns
        row += column
        return row

    def count(self, x: Floats, y: Floats, weights: Floats | None = None) -> Floats:
        """Count the points, or sum their weights, per cell; shape (rows, columns).

        Works through the points in chunks that fit the processor's cache, so that memory does
        not grow with them (they may come from a memory-mapped file).
        """
        total = np.zeros(self.rows * self.columns)
        for start in range(0, len(x), CHUNK):
            part = slice(start, start + CHUNK)
            number = self.cell_of(np.asarray(x[part]), np.asarray(y[part]))
            np.add.at(total, number, 1.0 if weights is None else weights[part])
        return total.reshape(self.shape)
