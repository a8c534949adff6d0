"""Rolling origin evaluation, hit rates and their paired differences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..arrays import Bools, Floats, Ints
from ..events import Events
from ..selection import rounded
from .methods import History, Method
from .periods import Period
from .study_area import StudyArea

CEILING = "ceiling"


@dataclass(frozen=True, slots=True)
class Rates:
    """Hit rate in per cent and as a share of the ceiling (NaN without events)."""

    hit_rate: float
    pei: float


@dataclass(frozen=True, slots=True)
class Difference:
    """Percentage points by which one method's hit rate exceeds another's, with its interval."""

    points: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, eq=False)
class Backtest:
    """Hits by method and k, one number a period, and the events of each period.

    hits: method -> k -> shape (p,); events: shape (p,).
    """

    hits: Mapping[str, Mapping[int, Ints]]
    events: Ints

    def rates(self, method: str, k: int) -> Rates:
        """Hit rate and PEI* of a method over all periods together."""
        total, hits = int(self.events.sum()), int(self.hits[method][k].sum())
        best = int(self.hits[CEILING][k].sum())
        return Rates(
            100 * hits / total if total else float("nan"), hits / best if best else float("nan")
        )

    def difference(
        self,
        one: str,
        other: str,
        k: int,
        *,
        replicates: int = 4_000,
        confidence: float = 0.95,
        seed: int = 20_120_701,
    ) -> Difference:
        """Paired bootstrap over periods: both methods are held to the same drawn periods.

        Assumes periods exchangeable; a trend in how predictable events are widens nothing.
        """
        gain, events = self.hits[one][k] - self.hits[other][k], self.events
        if not events.sum():
            return Difference(float("nan"), float("nan"), float("nan"))
        drawn = np.random.default_rng(seed).integers(0, len(gain), (replicates, len(gain)))
        total = events[drawn].sum(axis=1)
        points = 100 * gain[drawn].sum(axis=1)[total > 0] / total[total > 0]
        tail = (1 - confidence) / 2
        low, high = np.quantile(points, [tail, 1 - tail])
        return Difference(float(100 * gain.sum() / events.sum()), float(low), float(high))


def run_backtest(
    events: Events,
    area: StudyArea,
    periods: Sequence[Period],
    methods: Mapping[str, Method],
    ks: Sequence[int],
) -> Backtest:
    """Score every open cell at each origin from the past alone, then count the period's hits.

    A method's ties go to the western, then the southern cell, the same for all methods. Events
    outside the cells chosen, or outside the area so far, are misses. The ceiling picks the k
    fullest cells of the period itself.
    """
    hits = {name: {k: np.zeros(len(periods), dtype=np.int64) for k in ks}
            for name in (*methods, CEILING)}  # fmt: skip
    total = np.zeros(len(periods), dtype=np.int64)
    for number, period in enumerate(periods):
        history = _history(events, area, period)
        during = (events.when >= period.start) & (events.when < period.end)
        coming = np.bincount(area.of_event[during], minlength=len(area))
        total[number] = coming.sum()
        scores = {name: method(history) for name, method in methods.items()}
        everywhere = np.ones(len(area), dtype=np.bool_)
        for name, score in scores.items():
            _count_hits(hits[name], number, score, history.open_cells, coming)
        _count_hits(hits[CEILING], number, coming.astype(np.float64), everywhere, coming)
    return Backtest(hits, total)


def _history(events: Events, area: StudyArea, period: Period) -> History:
    past = events.when < period.start
    return History(
        area, period, events.where(past), area.of_event[past], area.open_at(period.start)
    )


def _count_hits(
    hits: Mapping[int, Ints], number: int, score: Floats, allowed: Bools, coming: Ints
) -> None:
    """Add the events in the best k allowed cells to ``hits[k][number]``."""
    ranked = np.where(allowed, rounded(score), -np.inf)
    order = np.argsort(-ranked, kind="stable")[: max(hits, default=0)]
    order = order[allowed[order]]
    gained = np.concatenate([[0], np.cumsum(coming[order])])
    for k, counts in hits.items():
        counts[number] = gained[min(k, len(order))]
