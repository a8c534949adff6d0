"""Has it gone up or down? Rates compared with their uncertainty.

Two Poisson counts with known exposures: given their sum, the recent count is binomial, so an exact
(Clopper-Pearson) interval for the share turns into one for the ratio of rates. It holds for small
and zero counts, where normal approximations fail. Exact means never too narrow; it is a little
wide. Reference: Przyborowski and Wilenski (1940), Biometrika 31; Clopper and Pearson (1934).

Assumption: events are independent of one another. Where one incident makes several rows, or a
patrol's visit makes a burst, the true uncertainty is wider than stated.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np

from .arrays import Floats, Ints
from .events import Events


class Direction(StrEnum):
    """What an interval for the ratio of rates allows one to say."""

    RISING = "rising"
    FALLING = "falling"
    UNCLEAR = "unclear"
    NO_EVENTS = "no_events"
    NO_HISTORY = "no_history"


@dataclass(frozen=True, slots=True)
class Change:
    """Recent against earlier: counts, exposures in days, ratio of rates with its interval.

    ratio: recent rate / earlier rate; NaN with no events at all, inf when only recent ones.
    low, high: the interval at ``confidence``; 0 and inf where nothing bounds it.
    p_value: exact and two-sided (twice the smaller tail), agreeing with the interval.
    """

    recent: int
    earlier: int
    recent_days: float
    earlier_days: float
    ratio: float
    low: float
    high: float
    p_value: float
    confidence: float

    @property
    def direction(self) -> Direction:
        """Rising or falling only when the interval leaves out "no change"."""
        if self.recent_days == 0 or self.earlier_days == 0:
            return Direction.NO_HISTORY
        if self.recent + self.earlier == 0:
            return Direction.NO_EVENTS
        if self.low > 1:
            return Direction.RISING
        return Direction.FALLING if self.high < 1 else Direction.UNCLEAR


def compare_rates(
    recent: Any, earlier: Any, recent_days: float, earlier_days: float, confidence: float = 0.95
) -> tuple[Change, ...]:
    """Compare counts pair by pair (arrays of equal length, or two integers).

    Errors: ``ValueError`` for counts or exposures below 0 and a confidence outside (0, 1).
    """
    new, old = np.atleast_1d(np.asarray(recent)), np.atleast_1d(np.asarray(earlier))
    if (new < 0).any() or (old < 0).any() or recent_days < 0 or earlier_days < 0:
        raise ValueError("Counts and lengths of time cannot be below 0.")
    if not 0 < confidence < 1:
        raise ValueError("The confidence must lie between 0 and 1, for example 0.95.")
    ratio, low, high, p_value = _ratios(
        new.astype(np.float64), old.astype(np.float64), recent_days, earlier_days, confidence
    )
    return tuple(
        Change(
            int(new[i]), int(old[i]), recent_days, earlier_days,
            float(ratio[i]), float(low[i]), float(high[i]), float(p_value[i]), confidence,
        )
        for i in range(len(new))
    )  # fmt: skip


def _ratios(
    new: Floats, old: Floats, new_days: float, old_days: float, confidence: float
) -> tuple[Floats, Floats, Floats, Floats]:
    """Ratio, low, high and p for each pair, shape (n,)."""
    nothing = np.full(len(new), np.nan)
    if new_days == 0 or old_days == 0:
        return nothing, np.zeros(len(new)), np.full(len(new), np.inf), np.ones(len(new))
    from scipy.special import betainc, betaincinv  # scipy is slow to import: only when needed

    tail = (1 - confidence) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        share_low = np.where(new > 0, betaincinv(np.maximum(new, 1), old + 1, tail), 0.0)
        share_high = np.where(old > 0, betaincinv(new + 1, np.maximum(old, 1), 1 - tail), 1.0)
        odds = old_days / new_days
        ratio = np.where(new + old > 0, new / old * odds, np.nan)
        low, high = share_low / (1 - share_low) * odds, share_high / (1 - share_high) * odds
    expected = new_days / (new_days + old_days)
    at_most = np.where(old > 0, betainc(np.maximum(old, 1), new + 1, 1 - expected), 1.0)
    at_least = np.where(new > 0, betainc(np.maximum(new, 1), old + 1, expected), 1.0)
    p_value = np.minimum(1.0, 2 * np.minimum(at_most, at_least))
    return ratio, low, high, p_value


@dataclass(frozen=True, slots=True, eq=False)
class MonthlyCounts:
    """Events by calendar month: ``months`` datetime64[M] without gaps, ``counts``, ``days``.

    missing: months between the first and the last that hold no event at all. In an area with
    thousands of events a year that is a file not delivered, not a quiet month.
    """

    months: np.ndarray[Any, np.dtype[np.datetime64]]
    counts: Ints
    days: Floats

    @property
    def missing(self) -> tuple[str, ...]:
        """The months without any event, as YYYY-MM."""
        return tuple(str(month) for month in self.months[self.counts == 0])


def monthly_counts(events: Events) -> MonthlyCounts:
    """Count events by calendar month from the first month to the last."""
    month = events.when.astype("datetime64[M]").astype(np.int64)
    if not len(month):
        none = np.zeros(0, dtype=np.int64)
        return MonthlyCounts(none.astype("datetime64[M]"), none, none.astype(np.float64))
    counts = np.bincount(month - month.min())
    months = np.arange(month.min(), month.max() + 1).astype("datetime64[M]")
    return MonthlyCounts(months, counts.astype(np.int64), days_in(months))


def days_in(months: np.ndarray[Any, np.dtype[np.datetime64]]) -> Floats:
    """Days of each month, shape kept: February is not a fall."""
    first = months.astype("datetime64[D]")
    following = (months + np.timedelta64(1, "M")).astype("datetime64[D]")
    days: Floats = (following - first).astype(np.float64)
    return days


def month_on_month(series: MonthlyCounts, confidence: float = 0.95) -> tuple[Change | None, ...]:
    """Each month against the one before, by days; None for the first and beside missing months."""
    changes: list[Change | None] = []
    for i, count in enumerate(series.counts):
        if i == 0 or count == 0 or series.counts[i - 1] == 0:
            changes.append(None)
            continue
        days, days_before = float(series.days[i]), float(series.days[i - 1])
        changes.extend(compare_rates(count, series.counts[i - 1], days, days_before, confidence))
    return tuple(changes)
