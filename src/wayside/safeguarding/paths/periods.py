"""Periods that a law or a practice sets: dated rows with their source, never numbers in code."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.calculations.holidays import due_after, hours_later, working_days_after

UNITS = {
    "working_days": gettext_lazy("working days"),
    "days": gettext_lazy("days"),
    "hours": gettext_lazy("hours"),
}


@dataclass(frozen=True, slots=True)
class Period:
    """How long something takes where that is said, from which day that holds, and whether it is to
    be checked before use.

    Args:
        unit: one of ``UNITS``; hours are of a moment, days of a moment or a day.
    """

    slug: str
    amount: int
    unit: str
    from_date: date
    source: str
    check: bool

    @property
    def says(self) -> str:
        """The time in words."""
        return f"{self.amount} {UNITS[self.unit]}" if self.amount else _("At once")

    def after(self, day: date) -> date:
        """The day on which it is over that began on a day; the last that there is, if later."""
        try:
            if self.unit == "working_days":
                return working_days_after(day, self.amount)
            return day + timedelta(days=self.amount)
        except OverflowError:
            return date.max

    def after_moment(self, moment: datetime) -> datetime:
        """When it is over that began at a moment."""
        if not self.amount:
            return moment
        if self.unit == "hours":
            return hours_later(moment, self.amount)
        return due_after(moment, self.amount, working=self.unit == "working_days")


@cache
def rows(path: Path) -> Mapping[str, Any]:
    """A file of dated rows."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


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
