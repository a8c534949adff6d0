"""What may be said of a count, and the time that is counted. Pure."""

from dataclasses import dataclass
from datetime import date

from wayside.calculations.disclosure_control import HELD_BACK, rounded

FEWEST = HELD_BACK + 1
QUARTERS = 4


@dataclass(frozen=True, slots=True)
class Protected:
    """A count as it may be shown: to the nearest five, or only that it is small."""

    rounded: int | None

    @property
    def is_few(self) -> bool:
        """Whether only that may be said."""
        return self.rounded is None


def protected(count: int) -> Protected:
    """A count that lets nobody be worked out. Every number that is shown goes through this by
    itself, and none is the exact sum of others: so nothing that was left out can be found by
    taking numbers from one another, and no second number has to be left out with it."""
    if count < FEWEST:
        return Protected(None)
    return Protected(rounded(count))


def year_of_quarters(today: date) -> tuple[date, date]:
    """The four whole quarters before this one: from a day, until before another. Only whole ones
    are counted, so that a report today and one tomorrow differ by nobody."""
    until = date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
    return date(until.year - 1, until.month, 1), until


def quarter_of(day: date) -> date:
    """The first day of the quarter that a day lies in."""
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
