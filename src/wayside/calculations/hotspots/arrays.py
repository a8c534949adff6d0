"""The array types used throughout, and the checks that every entrance makes.

One column is one NumPy array of shape ``(n,)``; units are metres (projected), days, or counts.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Times = NDArray[np.datetime64]


def as_floats(values: Any, name: str) -> Floats:
    """Return ``values`` as a float64 column; ``ValueError`` when it is not one-dimensional."""
    column = np.asarray(values, dtype=np.float64)
    if column.ndim != 1:
        raise ValueError(f"{name} must be one column of numbers, not {column.ndim}-dimensional.")
    return column


def same_length(**columns: NDArray[Any]) -> None:
    """Raise ``ValueError`` naming the lengths when columns that belong together differ."""
    if len({len(column) for column in columns.values()}) > 1:
        lengths = ", ".join(f"{name} {len(column)}" for name, column in columns.items())
        raise ValueError(f"Columns of one table must be equally long; got {lengths}.")
