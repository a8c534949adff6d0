"""Counts beside hours: a rate, how far chance alone would carry it, and when to say nothing.

Counts of a few nights are small. The interval is Byar's approximation of the exact Poisson one
(95%), which is close from a count of one; nought has no lower end.
"""

from dataclasses import dataclass
from math import sqrt

Z = 1.96
FEW = 5
PER_HOURS = 10


@dataclass(frozen=True, slots=True)
class Rate:
    """So many in ten patrol hours, and between what by chance alone."""

    value: float
    low: float
    high: float

    def meets(self, other: "Rate") -> bool:
        """Whether the two could be the same but for chance."""
        return self.low <= other.high and other.low <= self.high


def rate(count: int, hours: float) -> Rate | None:
    """The rate in ten hours; None where nobody was out."""
    if hours <= 0:
        return None
    each = PER_HOURS / hours
    return Rate(count * each, _low(count) * each, _high(count) * each)


def _low(count: int) -> float:
    if not count:
        return 0.0
    return float(count * (1 - 1 / (9 * count) - Z / (3 * sqrt(count))) ** 3)


def _high(count: int) -> float:
    more = count + 1
    return float(more * (1 - 1 / (9 * more) + Z / (3 * sqrt(more))) ** 3)
