"""A linear model as arrays: columns with bounds, rows between bounds."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import sparse

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(slots=True)
class Rows:
    """Rows as they are gathered: triplets of row, column and factor, with each row's bounds."""

    count: int = 0
    _rows: list[Ints] = field(default_factory=list)
    _columns: list[Ints] = field(default_factory=list)
    _factors: list[Floats] = field(default_factory=list)
    _low: list[Floats] = field(default_factory=list)
    _high: list[Floats] = field(default_factory=list)

    def open(self, low: ArrayLike, high: ArrayLike, count: int) -> int:
        """Add ``count`` empty rows with their bounds; the first one's number."""
        first, self.count = self.count, self.count + count
        self._low.append(np.broadcast_to(np.asarray(low, dtype=float), (count,)))
        self._high.append(np.broadcast_to(np.asarray(high, dtype=float), (count,)))
        return first

    def put(self, rows: ArrayLike, columns: ArrayLike, factors: ArrayLike = 1.0) -> None:
        """Add terms: one factor for each pair of row and column."""
        at = np.atleast_1d(np.asarray(rows, dtype=np.int64))
        columns = np.atleast_1d(np.asarray(columns, dtype=np.int64))
        at, columns = np.broadcast_arrays(at, columns)
        self._rows.append(at)
        self._columns.append(columns)
        self._factors.append(np.broadcast_to(np.asarray(factors, dtype=float), at.shape))

    def add(self, columns: ArrayLike, low: float, high: float, factors: ArrayLike = 1.0) -> None:
        """Add one whole row."""
        self.put(self.open(low, high, 1), columns, factors)

    def matrix(self, width: int) -> sparse.csr_matrix:
        """The rows as a sparse matrix of so many columns."""
        parts = (np.concatenate(self._factors), self._places())
        return sparse.csr_matrix(parts, shape=(self.count, width))

    def bounds(self) -> tuple[Floats, Floats]:
        """The lower and the upper bounds of the rows."""
        return np.concatenate(self._low), np.concatenate(self._high)

    def _places(self) -> tuple[Ints, Ints]:
        return np.concatenate(self._rows), np.concatenate(self._columns)
