"""Which events count as recent and which as earlier, and how long each window really was.

Timed data: the last ``recent_days`` and the ``earlier_days`` before them. Monthly data: whole
calendar months nearest to those lengths. A window is cut where the data begin, and months
without any event in the whole area (a file not delivered) are taken out of the exposure.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .arrays import Bools
from .change import days_in, monthly_counts
from .events import MEAN_MONTH_DAYS, Events, Precision


@dataclass(frozen=True, slots=True, eq=False)
class Windows:
    """Masks over the events (n,) and the exposures in days."""

    recent: Bools
    earlier: Bools
    recent_days: float
    earlier_days: float


def trend_windows(
    events: Events, as_of: np.datetime64, recent_days: float, earlier_days: float
) -> Windows:
    """Split the events before ``as_of`` into recent and earlier ones."""
    if not len(events):
        none = np.zeros(0, dtype=np.bool_)
        return Windows(none, none, 0.0, 0.0)
    if events.precision is Precision.MONTH:
        return _by_month(events, as_of, recent_days, earlier_days)
    second = np.timedelta64(1, "s")
    end = as_of.astype("datetime64[s]")
    middle = end - int(recent_days * 86_400) * second
    begin = middle - int(earlier_days * 86_400) * second
    first = events.when.min()
    return Windows(
        (events.when >= middle) & (events.when < end),
        (events.when >= begin) & (events.when < middle),
        max(0.0, float((end - max(middle, first)) / second) / 86_400),
        max(0.0, float((middle - max(begin, first)) / second) / 86_400),
    )


def _by_month(
    events: Events, as_of: np.datetime64, recent_days: float, earlier_days: float
) -> Windows:
    """Windows of whole months; the month that ``as_of`` lies in has not ended and is left out."""
    end = int(as_of.astype("datetime64[M]").astype(np.int64))
    middle = end - max(1, round(recent_days / MEAN_MONTH_DAYS))
    begin = middle - max(1, round(earlier_days / MEAN_MONTH_DAYS))
    series = monthly_counts(events)
    month, covered = series.months.astype(np.int64), series.counts > 0
    days = days_in(series.months)
    of_event = events.when.astype("datetime64[M]").astype(np.int64)
    return Windows(
        (of_event >= middle) & (of_event < end),
        (of_event >= begin) & (of_event < middle),
        float(days[covered & (month >= middle) & (month < end)].sum()),
        float(days[covered & (month >= begin) & (month < middle)].sum()),
    )
