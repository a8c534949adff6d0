"""Stretches of time, and the local day and weekend they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

Minutes = NDArray[np.int64]
FRIDAY = 4


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From ``start`` until ``end``, both aware of their time zone.

    Raises:
        ValueError: a time has no zone, or the end does not come after the start.
    """

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.start.tzinfo is None or self.end.tzinfo is None:
            raise ValueError("Times must say their time zone.")
        if self.end <= self.start:
            raise ValueError(f"This ends at {self.end} but starts at {self.start}.")

    @property
    def hours(self) -> float:
        """Its length in hours."""
        return elapsed(self.start, self.end) / timedelta(hours=1)

    def overlaps(self, other: Span) -> bool:
        """Whether the two share any time."""
        return self.start < other.end and other.start < self.end


def elapsed(start: datetime, end: datetime) -> timedelta:
    """True time between two moments: subtracting times of one zone would read the clock on the
    wall, an hour out on the nights the clocks change."""
    return timedelta(seconds=end.timestamp() - start.timestamp())


def monday_of(day: date) -> date:
    """The Monday of the week that a day belongs to."""
    return day - timedelta(days=day.weekday())


def weekend_of(day: date) -> date | None:
    """The Friday of the weekend that a night belongs to: Friday's, Saturday's or Sunday's."""
    return day - timedelta(days=day.weekday() - FRIDAY) if day.weekday() >= FRIDAY else None


def joined(spans: Iterable[Span], within: timedelta) -> list[Span]:
    """Duty periods: spans in order of time, those that lie closer than ``within`` made one."""
    periods: list[Span] = []
    for each in sorted(spans):
        if periods and elapsed(periods[-1].end, each.start) <= within:
            last = periods.pop()
            periods.append(Span(last.start, max(last.end, each.end)))
        else:
            periods.append(each)
    return periods


def edges(spans: Sequence[Span]) -> tuple[Minutes, Minutes]:
    """Starts and ends in minutes since 1970, UTC."""
    return (
        np.array([_minutes(each.start) for each in spans], dtype=np.int64),
        np.array([_minutes(each.end) for each in spans], dtype=np.int64),
    )


def _minutes(moment: datetime) -> int:
    return int(moment.timestamp() // 60)
