"""When in the week: counts by weekday and hour, where the time of day is known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import special

from .arrays import Ints, Times

BLOCK_HOURS = 4
DAYS, HOURS = 7, 24
FALSE_CLAIMS = 0.05
LEAST_OCCASIONS = 20


@dataclass(frozen=True, slots=True, eq=False)
class WeekRhythm:
    """Counts by hour of the week, shape (7, 24): row 0 is Monday, column 0 is 00:00-00:59.

    busiest_weekday: 0 Monday .. 6 Sunday; busiest_hour: where the busiest run of four hours
    begins (it may cross midnight); block_count: events in that run on all days.
    The earliest wins a tie. ``even_share`` is what the run would hold if all hours were alike, so
    that a reader can see how far from even it is.

    weekday_p, block_p: how often an even spread would make some weekday, or some run of hours,
    stand out as far (see ``week_rhythm``). Only where ``weekday_is_clear`` or ``block_is_clear``
    may a reader be told that it is busiest: something is always the largest.
    """

    counts: Ints
    busiest_weekday: int
    weekday_count: int
    busiest_hour: int
    block_count: int
    occasions: int
    weekday_p: float
    block_p: float
    block_hours: int = BLOCK_HOURS

    @property
    def total(self) -> int:
        """Events whose time is known."""
        return int(self.counts.sum())

    @property
    def even_share(self) -> float:
        """Share of the day that the run of hours makes up."""
        return self.block_hours / HOURS

    @property
    def weekday_is_clear(self) -> bool:
        """Whether the weekday stands out by more than chance."""
        return self.occasions >= LEAST_OCCASIONS and self.weekday_p <= FALSE_CLAIMS / 2

    @property
    def block_is_clear(self) -> bool:
        """Whether the run of hours stands out by more than chance."""
        return self.occasions >= LEAST_OCCASIONS and self.block_p <= FALSE_CLAIMS / 2


def hour_of_week(when: Times) -> Ints:
    """Hour of the week 0..167 from Monday 00:00, shape kept (1970-01-01 was a Thursday)."""
    hours = when.astype("datetime64[h]").astype(np.int64)
    return (hours + 3 * HOURS) % (DAYS * HOURS)


def week_of(when: Times) -> WeekRhythm | None:
    """The rhythm of events whose times are known; None when there are none."""
    counts = _by_hour_of_week(when)
    return week_rhythm(counts, _by_hour_of_week(np.unique(when.astype("datetime64[h]"))))


def week_rhythm(counts: Ints, occasions: Ints | None = None) -> WeekRhythm | None:
    """Describe counts of shape (7, 24); None when nothing has a time.

    The largest of seven days and of twenty-four runs of hours is looked for, so its binomial
    tail is multiplied by how many were looked at (Bonferroni): under an even spread, whatever the
    number of events, a day is falsely called busiest at most once in forty times, a run of hours
    likewise, and either at most once in twenty. Runs overlap, which makes the true rate lower.

    Events of one operation or one fight come together and are not that many independent signs.
    So the test counts ``occasions``, the hours of the calendar in which anything was recorded,
    each once (default: ``counts``). Below 20 occasions nothing is claimed.

    An even spread is a modest yardstick: few things happen at five in the morning anywhere. The
    test says that a time is busier here than others, not that it is so more than elsewhere.
    """
    if not counts.sum():
        return None
    signs = counts if occasions is None else occasions
    runs = _runs(counts.sum(axis=0))
    weekday, hour = int(counts.sum(axis=1).argmax()), int(runs.argmax())
    total = int(signs.sum())
    return WeekRhythm(
        counts=counts,
        busiest_weekday=weekday,
        weekday_count=int(counts[weekday].sum()),
        busiest_hour=hour,
        block_count=int(runs[hour]),
        occasions=total,
        weekday_p=_scan_p(int(signs[weekday].sum()), total, 1 / DAYS, looked_at=DAYS),
        block_p=_scan_p(
            int(_runs(signs.sum(axis=0))[hour]), total, BLOCK_HOURS / HOURS, looked_at=HOURS
        ),
    )


def _runs(by_hour: Ints) -> Ints:
    """Sums of four hours from each hour on, round the clock."""
    return np.asarray(sum(np.roll(by_hour, -shift) for shift in range(BLOCK_HOURS)))


def _scan_p(found: int, total: int, share: float, *, looked_at: int) -> float:
    """The chance of at least so many in one window, times the windows looked at."""
    return min(1.0, looked_at * float(special.bdtrc(found - 1, total, share))) if found else 1.0


def _by_hour_of_week(when: Times) -> Ints:
    counts = np.bincount(hour_of_week(when), minlength=DAYS * HOURS)
    return counts.reshape(DAYS, HOURS)
