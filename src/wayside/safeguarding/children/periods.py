"""The periods of a child's safeguarding: rows with a day from which each holds, a source, and
whether a partnership must check it before use. Pure."""

import csv
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayside.calculations.holidays import due_after
from wayside.web.clock import day_of

UNITS = {
    "working_days": gettext_lazy("working days"),
    "days": gettext_lazy("days"),
    "hours": gettext_lazy("hours"),
    "years": gettext_lazy("years"),
}


@dataclass(frozen=True, slots=True)
class Period:
    """How long something may take, from a day on."""

    slug: str
    from_date: date
    amount: int
    unit: str
    source: str
    check_before_use: bool

    @property
    def says(self) -> str:
        """The time in words."""
        if not self.amount:
            return _("At once")
        return f"{self.amount} {UNITS[self.unit]}"

    def after(self, moment: datetime) -> datetime:
        """When it is over that began at a moment."""
        if self.unit == "hours":
            return moment + timedelta(hours=self.amount)
        if not self.amount:
            return moment
        return due_after(moment, self.amount, working=self.unit == "working_days")


@cache
def periods() -> tuple[Period, ...]:
    """Every row, as it is written."""
    text = files(__package__).joinpath("periods.csv").read_text(encoding="utf-8")
    return tuple(
        Period(
            row["slug"],
            date.fromisoformat(row["from_date"]),
            int(row["amount"]),
            row["unit"],
            row["source"],
            row["check_before_use"] == "yes",
        )
        for row in csv.DictReader(text.splitlines())
    )


def period(slug: str, *, on: date) -> Period:
    """The row that holds on a day.

    Raises:
        LookupError: none holds yet.
    """
    held = [each for each in periods() if each.slug == slug and each.from_date <= on]
    if not held:
        raise LookupError(slug)
    return max(held, key=lambda each: each.from_date)


def due_at(slug: str, *, since: datetime) -> datetime:
    """When something is due that began at a moment."""
    return period(slug, on=day_of(since)).after(since)
