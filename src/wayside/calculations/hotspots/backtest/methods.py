"""The methods: each turns what was known at one origin into a score per cell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ..arrays import Bools, Floats, Ints
from ..events import Events
from ..recency import event_scores
from .periods import Period
from .study_area import StudyArea


@dataclass(frozen=True, slots=True, eq=False)
class History:
    """What is known when ``period`` begins.

    events: all before it, n of them; cell: the cell of each, shape (n,).
    open_cells: the study area so far, shape (a,).
    """

    area: StudyArea
    period: Period
    events: Events
    cell: Ints
    open_cells: Bools

    def total(self, values: Floats) -> Floats:
        """Sum the events' ``values`` (n,) by cell, shape (a,)."""
        return np.bincount(self.cell, weights=values, minlength=len(self.area)).astype(np.float64)

    def year_counts(self) -> Floats:
        """Events of the last 52 weeks (12 months) by cell, shape (a,)."""
        return self.total((self.events.when >= self.period.year_before).astype(np.float64))


Method = Callable[[History], Floats]


def wayside(history: History) -> Floats:
    """The product's own score: the same event scores that ``rank_places`` adds up."""
    return history.total(event_scores(history.events, history.period.start))


def count_year(history: History) -> Floats:
    """The plain count of the last 52 weeks (12 months), hard to beat."""
    return history.year_counts()


def kernel_density(bandwidth_m: float) -> Method:
    """Epanechnikov density at cell centres from the last year's counts per cell."""

    def score(history: History) -> Floats:
        counts, area = history.year_counts(), history.area
        reach = int(np.ceil(bandwidth_m / area.unit_m))
        density = np.zeros(len(area))
        for across in range(-reach, reach + 1):
            for up in range(-reach, reach + 1):
                square = (across**2 + up**2) * (area.unit_m / bandwidth_m) ** 2
                if square < 1:
                    near = area.shifted(across, up)
                    density += (1 - square) * np.where(near >= 0, counts[near], 0.0)
        return density

    return score
