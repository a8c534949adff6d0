"""Recorded events as columns: where (projected metres), when (local time) and what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .arrays import Bools, Floats, Ints, Times, as_floats, same_length

MEAN_MONTH_DAYS = 365.2425 / 12


class Precision(StrEnum):
    """How exactly ``when`` is known: data.police.uk gives a month, a force's extract a time."""

    MONTH = "month"
    TIME = "time"


@dataclass(frozen=True, slots=True, eq=False)
class Events:
    """Recorded events, one row each. Repeated rows are kept: each counts.

    x, y: metres in a projected system, finite, shape (n,). Set strays aside first (``strays``).
    when: ``datetime64[s]`` in local time; for monthly data the month's first day.
    kind: index into ``kinds``, shape (n,). kinds: the names, in any order.
    row: the caller's own row ids, handed back with every place. Default 0..n-1.
    timed: whether the time of day is known, shape (n,). Default: all for TIME, none for MONTH.

    Errors: ``ValueError`` for unequal lengths, coordinates that are not finite, missing times
    and kinds without a name.
    """

    x: Floats
    y: Floats
    when: Times
    kind: Ints
    kinds: tuple[str, ...]
    row: Ints
    timed: Bools
    precision: Precision = Precision.TIME

    def __post_init__(self) -> None:
        same_length(
            x=self.x, y=self.y, when=self.when, kind=self.kind, row=self.row, timed=self.timed
        )
        if not (np.isfinite(self.x).all() and np.isfinite(self.y).all()):
            raise ValueError("Some coordinates are not finite: set strays aside before counting.")
        if np.isnat(self.when).any():
            raise ValueError("Some events have no date: set them aside before counting.")
        if len(self.kind) and not 0 <= self.kind.min() <= self.kind.max() < len(self.kinds):
            raise ValueError("Each event's kind must be an index into the list of kinds.")

    def __len__(self) -> int:
        return len(self.x)

    @classmethod
    def of(
        cls,
        x: Any,
        y: Any,
        when: Any,
        kind: Sequence[str] | NDArray[Any] | None = None,
        *,
        precision: Precision = Precision.TIME,
        row: Any = None,
        timed: Any = None,
    ) -> Events:
        """Build from plain columns; ``kind`` holds names (None: all of one kind, "event")."""
        east = as_floats(x, "x")
        kinds: tuple[str, ...]
        if kind is None:
            kinds, codes = ("event",), np.zeros(len(east), dtype=np.int64)
        else:
            names, inverse = np.unique(np.asarray(kind, dtype=np.str_), return_inverse=True)
            kinds, codes = tuple(str(name) for name in names), inverse.astype(np.int64)
        return cls(
            x=east,
            y=as_floats(y, "y"),
            when=np.asarray(when, dtype="datetime64[s]"),
            kind=codes,
            kinds=kinds,
            row=np.arange(len(east)) if row is None else np.asarray(row, dtype=np.int64),
            timed=np.full(len(east), precision is Precision.TIME)
            if timed is None
            else np.asarray(timed, dtype=np.bool_),
            precision=precision,
        )

    def where(self, mask: NDArray[Any]) -> Events:
        """Keep the rows that ``mask`` (booleans or indices) selects; row ids go with them."""
        return Events(
            self.x[mask],
            self.y[mask],
            self.when[mask],
            self.kind[mask],
            self.kinds,
            self.row[mask],
            self.timed[mask],
            self.precision,
        )

    def of_kinds(self, names: Iterable[str]) -> Bools:
        """Mark the events whose kind is among ``names``; ``~`` it to leave them out."""
        wanted = set(names)
        return np.array([name in wanted for name in self.kinds], dtype=np.bool_)[self.kind]

    def age_days(self, as_of: np.datetime64) -> Floats:
        """Days from each event to ``as_of``, never negative, shape (n,).

        A monthly event is taken at the middle of its month, since its day is unknown.
        """
        age: Floats = (as_of.astype("datetime64[s]") - self.when).astype(np.float64) / 86_400
        if self.precision is Precision.MONTH:
            age -= MEAN_MONTH_DAYS / 2
        return np.maximum(age, 0.0, dtype=np.float64)
