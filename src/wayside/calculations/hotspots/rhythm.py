"""When in the week: counts by weekday and hour, where the time of day is known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .arrays import Ints, Times

BLOCK_HOURS = 4


@dataclass(frozen=True, slots=True, eq=False)
class WeekRhythm:
    """Counts by hour of the week, shape (7, 24): row 0 is Monday, column 0 is 00:00-00:59.

    busiest_weekday: 0 Monday .. 6 Sunday; busiest_hour: where the busiest run of four hours
    begins (it may cross midnight); block_count: events in that run on all days.
    The earliest wins a tie. ``even_share`` is what the run would hold if all hours were alike, so
    that a reader can see how far from even it is.
    """

    counts: Ints
    busiest_weekday: int
    weekday_count: int
    busiest_hour: int
    block_count: int
    block_hours: int = BLOCK_HOURS

    @property
    def total(self) -> int:
        """Events whose time is known."""
        return int(self.counts.sum())

    @property
    def even_share(self) -> float:
        """Share of the day that the run of hours makes up."""
        return self.block_hours / 24


def hour_of_week(when: Times) -> Ints:
    """Hour of the week 0..167 from Monday 00:00, shape kept (1970-01-01 was a Thursday)."""
    hours = when.astype("datetime64[h]").astype(np.int64)
    return (hours + 3 * 24) % 168


def week_rhythm(counts: Ints) -> WeekRhythm | None:
    """Describe counts of shape (7, 24); None when nothing has a time."""
    if not counts.sum():
        return None
    by_day, by_hour = counts.sum(axis=1), counts.sum(axis=0)
    runs = sum(np.roll(by_hour, -shift) for shift in range(BLOCK_HOURS))
    runs = np.asarray(runs)
    return WeekRhythm(
        counts=counts,
        busiest_weekday=int(by_day.argmax()),
        weekday_count=int(by_day.max()),
        busiest_hour=int(runs.argmax()),
        block_count=int(runs.max()),
    )
