"""What the checks of one chunk found."""

from dataclasses import dataclass, field

import numpy as np
import polars as pl
from numpy.typing import NDArray

from wayside.crime.reading.boundary import Boundary
from wayside.crime.reading.lines import Numbers

Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Ground:
    """What the rows are held against: the area's boundary (None: it has none, nothing can be
    outside) and name, and the force and month that the file's name or the importer gave."""

    area_name: str
    boundary: Boundary | None = None
    force: str = ""
    month: str = ""


@dataclass(slots=True)
class Checked:
    """Rows to store (with ``force`` and ``month`` and the columns of their table), the lines of
    the others, and the lines of what was noted, whether stored or not. ``elsewhere``
    holds the force and month of rows outside the area: that month is held too, if empty."""

    rows: pl.DataFrame
    set_aside: dict[str, Numbers] = field(default_factory=dict)
    outside: Numbers = field(default_factory=lambda: np.empty(0, dtype=np.int32))
    observed: dict[str, Numbers] = field(default_factory=dict)
    elsewhere: frozenset[tuple[str, str]] = frozenset()


class Sieve:
    """Takes rows out reason by reason; the first reason that holds is the row's reason."""

    def __init__(self, lines: pl.Series) -> None:
        self.lines: Numbers = lines.to_numpy()
        self.kept: Bools = np.ones(len(lines), dtype=np.bool_)
        self.set_aside: dict[str, Numbers] = {}
        self.is_outside: Bools = np.zeros(len(lines), dtype=np.bool_)

    def take_out(self, reason: str, mask: Bools) -> None:
        """Set the rows of the mask aside, unless they already are."""
        hit = mask & self.kept
        if hit.any():
            self.set_aside[reason] = self.lines[hit]
            self.kept &= ~hit

    def take_outside(self, mask: Bools) -> None:
        """Leave out the rows of the mask as outside the area."""
        self.is_outside = mask & self.kept
        self.kept &= ~self.is_outside

    def checked(self, rows: pl.DataFrame, facts: dict[str, Bools]) -> Checked:
        """What came of the chunk; ``rows`` are all its rows as they would be stored."""
        outside = rows.filter(pl.Series(self.is_outside)).select("force", "month").unique()
        return Checked(
            rows.filter(pl.Series(self.kept)),
            self.set_aside,
            self.lines[self.is_outside],
            {fact: self.lines[mask] for fact, mask in facts.items() if mask.any()},
            frozenset(outside.iter_rows()),
        )
