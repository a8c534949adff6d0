"""Periods that a law or a practice sets: dated rows with their source, never numbers in code."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from wayside.calculations.holidays import is_public_holiday
from wayside.web.states import NotNow

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Period:
    """How long something takes from a day on, where that is said, and whether it is to be checked
    before use."""

    slug: str
    days: int
    working: bool
    from_date: date
    source: str
    check: bool

    def after(self, day: date) -> date:
        """The day on which it is over."""
        return working_days_after(day, self.days) if self.working else _later(day, self.days)


@cache
def rows(path: Path) -> Mapping[str, Any]:
    """A file of dated rows."""
    return tomllib.loads(path.read_text())


def periods(path: Path) -> tuple[Period, ...]:
    """The periods of a file, in its order."""
    return tuple(Period(**each) for each in rows(path)["period"])


def period(found: Iterable[Period], slug: str, *, on: date) -> Period:
    """What holds on a day; before the first day that is known, the first.

    Raises:
        KeyError: there is no such period.
    """
    known = sorted((each for each in found if each.slug == slug), key=lambda each: each.from_date)
    if not known:
        raise KeyError(slug)
    return next((each for each in reversed(known) if each.from_date <= on), known[0])


def check_past(on: date, *, today: date, after: date | None = None) -> None:
    """Raises:
    NotNow: it lies ahead, or before what was noted last.
    """
    if on > today:
        raise NotNow(_("This lies ahead. Enter when it was."))
    if after is not None and on < after:
        raise NotNow(_("This lies before the step that was noted last."))


def working_days_after(day: date, days: int) -> date:
    """The working day that many working days later: no weekend, no bank holiday of England and
    Wales."""
    left = days
    while left > 0 and day < date.max:
        day += timedelta(days=1)
        left -= day.weekday() < SATURDAY and not is_public_holiday(day)
    return day


def _later(day: date, days: int) -> date:
    return min(day, date.max - timedelta(days=days)) + timedelta(days=days)
