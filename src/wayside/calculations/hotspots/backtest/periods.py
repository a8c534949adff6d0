"""The periods to predict: whole weeks or whole months, one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np


@dataclass(frozen=True, slots=True)
class Period:
    """One period [start, end) and the beginning of the year before it, all datetime64[s].

    The year before is 364 days for weeks (52 of them) and 12 calendar months for months.
    """

    start: np.datetime64
    end: np.datetime64
    year_before: np.datetime64


def weekly_periods(first: date, last: date) -> tuple[Period, ...]:
    """Whole weeks from ``first``; a week that would end after ``last`` (inclusive) is left out."""
    start, stop = np.datetime64(first, "D"), np.datetime64(last, "D") + np.timedelta64(1, "D")
    week, year = np.timedelta64(7, "D"), np.timedelta64(364, "D")
    starts = (start + week * i for i in range(int((stop - start) // week)))
    return tuple(_period(each, each + week, each - year) for each in starts)


def monthly_periods(first: date, last: date) -> tuple[Period, ...]:
    """Whole months from ``first`` (the 1st of a month); one that ends after ``last`` is left out.

    Errors: ``ValueError`` when ``first`` is another day.
    """
    if first.day != 1:
        raise ValueError("Monthly periods begin on the 1st of a month.")
    stop = np.datetime64(last, "D") + np.timedelta64(1, "D")
    month, ends = np.datetime64(first, "M"), stop.astype("datetime64[M]")
    one = np.timedelta64(1, "M")
    starts = (month + one * i for i in range(int((ends - month) // one)))
    return tuple(_period(each, each + one, each - one * 12) for each in starts)


def _period(start: np.datetime64, end: np.datetime64, year_before: np.datetime64) -> Period:
    return Period(*(each.astype("datetime64[s]") for each in (start, end, year_before)))
