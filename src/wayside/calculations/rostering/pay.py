"""What a patrol costs: pay for overtime, or rest days owed instead.

Police Regulations 2003, determinations on overtime and rest days: ordinary overtime is paid at
time and a third; work on a rest day told with less than 15 days' notice at time and a half, for
4 hours at least; told earlier, it is repaid with another rest day; a public holiday is paid
double. Pay counts completed periods of 15 minutes. Inspectors and partners are paid none. The
numbers are data (``Rates``), dated by whoever holds them; check them before use.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from .people import Grade, Person
from .spans import Span
from .work import Duty, Patrol


@dataclass(frozen=True, slots=True)
class Rates:
    """Pay in force on the nights that are planned.

    hourly_pence: plain-time pay of an hour; grades left out are paid no overtime.
    The factors multiply plain time; notice in days; lengths in minutes.
    """

    hourly_pence: Mapping[Grade, int] = field(
        default_factory=lambda: {Grade.CONSTABLE: 1_800, Grade.SERGEANT: 2_200}
    )
    overtime: Fraction = Fraction(4, 3)
    rest_day: Fraction = Fraction(3, 2)
    public_holiday: Fraction = Fraction(2)
    notice_days: int = 15
    rest_day_least_minutes: int = 240
    period_minutes: int = 15


@dataclass(frozen=True, slots=True)
class Cost:
    """Pay in pence, and rest owed in minutes."""

    pence: int = 0
    rest_minutes: int = 0

    def __add__(self, other: Cost) -> Cost:
        return Cost(self.pence + other.pence, self.rest_minutes + other.rest_minutes)


def cost_of(person: Person, patrol: Patrol, duty: Duty, rates: Rates, told_on: date) -> Cost:
    """What one person on one patrol costs, if told on a day."""
    hourly = rates.hourly_pence.get(person.grade)
    if hourly is None:
        return Cost()
    minutes = _completed(patrol.span_of(duty), rates)
    if patrol.public_holiday:
        return _pay(hourly, minutes, rates.public_holiday)
    if patrol.night not in person.rest_days:
        return _pay(hourly, minutes, rates.overtime)
    if (patrol.night - told_on).days >= rates.notice_days:
        return Cost(rest_minutes=minutes)
    return _pay(hourly, max(minutes, rates.rest_day_least_minutes), rates.rest_day)


def _completed(span: Span, rates: Rates) -> int:
    minutes = round(60 * span.hours)
    return minutes - minutes % rates.period_minutes


def _pay(hourly: int, minutes: int, factor: Fraction) -> Cost:
    return Cost(pence=round(Fraction(hourly * minutes, 60) * factor))
