"""Where the pool is heading: not a prophecy, but what follows if things go well or badly.

A pool of seven is too small for a rate to be more than a hint, so three lines are told: the most
there can be (all training renewed in time, every booked place used, nobody leaves), what stands
on paper (training runs out as dated, booked places are used), and the least (training runs out,
nobody booked comes, and people leave as they did over the last twelve months).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wayside.workforce.rules.training import expires_on

MONTHS = 6


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who is trained until a day, or who is booked on a course that ends on a day."""

    trained_until: date | None = None
    booked: date | None = None


@dataclass(frozen=True, slots=True)
class Ahead:
    """The trained pool on a day to come: the most, what stands on paper, the least."""

    day: date
    most: int
    on_paper: int
    least: int


def outlook(
    members: Sequence[Member], *, left_last_year: int, today: date, months: int = MONTHS
) -> tuple[Ahead, ...]:
    """Today and the same day of each month to come.

    Args:
        left_last_year: trained people who left over the last twelve months.
    """
    return tuple(
        _on(expires_on(today, month), month, members, left_last_year) for month in range(months + 1)
    )


def _on(day: date, month: int, members: Sequence[Member], left_last_year: int) -> Ahead:
    trained = [each for each in members if each.trained_until is not None]
    kept = sum(each.trained_until is not None and each.trained_until >= day for each in trained)
    joining = sum(
        each.trained_until is None and each.booked is not None and each.booked <= day
        for each in members
    )
    leaving = math.ceil(left_last_year * month / 12)
    return Ahead(
        day=day,
        most=len(trained) + joining,
        on_paper=kept + joining,
        least=max(0, kept - leaving),
    )
