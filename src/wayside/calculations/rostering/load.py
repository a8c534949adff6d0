"""How much each person has carried: patrols, weekends, rest, over the last weeks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from .limits import Limits
from .people import Person
from .spans import elapsed, joined, weekend_of

WEEK = timedelta(weeks=1)
WINDOWS = (4, 17)


@dataclass(frozen=True, slots=True)
class Load:
    """One person's load over so many weeks up to a day.

    weekends: weekends with a patrol, of ``weeks``. rest_breaches: rests shorter than the daily
    rest beside a patrol. rest_days_worked: patrols on days rostered as rest.
    hours: of patrols.
    """

    person: str
    weeks: int
    patrols: int
    weekends: int
    rest_breaches: int
    rest_days_worked: int
    hours: float

    @property
    def weekend_share(self) -> float:
        """The share of weekends worked, 0 to 1."""
        return self.weekends / self.weeks


def load_of(person: Person, until: date, weeks: int, limits: Limits | None = None) -> Load:
    """The load of ``nights_before`` in so many weeks that end with a day, the day counted."""
    after = until - WEEK * weeks
    nights = {night: span for night, span in person.nights_before.items() if after < night <= until}
    return Load(
        person.id,
        weeks,
        patrols=len(nights),
        weekends=len({weekend_of(night) for night in nights} - {None}),
        rest_breaches=_short_rests(person, after, until, limits or Limits()),
        rest_days_worked=len(nights.keys() & person.rest_days),
        hours=sum(span.hours for span in nights.values()),
    )


def _short_rests(person: Person, after: date, until: date, limits: Limits) -> int:
    patrols = [span for night, span in person.nights_before.items() if after < night <= until]
    periods = joined([*person.shifts, *person.nights_before.values()], limits.joins)
    beside = [any(period.overlaps(each) for each in patrols) for period in periods]
    return sum(
        (beside[at] or beside[at + 1])
        and elapsed(periods[at].end, periods[at + 1].start) < limits.rest
        for at in range(len(periods) - 1)
    )
