"""Who can be put on a patrol, and what is known of their time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from .spans import Minutes, Span, edges, monday_of


class Grade(StrEnum):
    """What decides pay. Inspectors are paid no overtime; partners are not on police pay."""

    CONSTABLE = "constable"
    SERGEANT = "sergeant"
    INSPECTOR = "inspector"
    PARTNER = "partner"


@dataclass(frozen=True, slots=True)
class Absence:
    """Time in which a person cannot be asked: leave, sickness, court, a course."""

    span: Span
    kind: str


@dataclass(frozen=True)
class Person:
    """One officer or partner worker.

    wards: the wards whose local officer this is.
    may_lead: of a grade and standing to lead a patrol.
    trained_from, trained_until: training is valid on these days and between; both None: none.
    trained_again: further such periods, after it lapsed and was renewed.
    shifts: ordinary duty, as far as known. rest_days: days rostered as rest.
    contracted_hours: counted for every week in which no shift and no ``hours_before`` is known.
    hours_before: hours of all work in earlier weeks, by their Monday.
    nights_before: patrols already worked, by night, for fairness over months and for rest.
    wishes: nights asked for (positive) or rather not (negative), by date.
    """

    id: str
    grade: Grade = Grade.CONSTABLE
    wards: frozenset[str] = frozenset()
    may_lead: bool = False
    trained_from: date | None = None
    trained_until: date | None = None
    trained_again: tuple[tuple[date, date | None], ...] = ()
    absences: tuple[Absence, ...] = ()
    shifts: tuple[Span, ...] = ()
    rest_days: frozenset[date] = frozenset()
    contracted_hours: float = 40.0
    hours_before: Mapping[date, float] = field(default_factory=dict)
    nights_before: Mapping[date, Span] = field(default_factory=dict)
    wishes: Mapping[date, int] = field(default_factory=dict)

    @property
    def is_partner(self) -> bool:
        """Whether this is a partner agency's worker, who joins engagement only."""
        return self.grade == Grade.PARTNER

    def is_trained(self, day: date) -> bool:
        """Whether training is valid on a day."""
        if self.trained_from is None:
            return False
        periods = ((self.trained_from, self.trained_until), *self.trained_again)
        return any(start <= day and (end is None or day <= end) for start, end in periods)

    def hours_of_week(self, monday: date) -> float:
        """Hours of all duty but planned patrols in a week: as recorded, else as contracted."""
        known = self.hours_before.get(monday)
        if known is not None:
            return known
        shifts, patrols = self._hours
        return (shifts.get(monday) or self.contracted_hours) + patrols.get(monday, 0.0)

    def having_worked(self, nights: Mapping[date, Span]) -> Person:
        """The same person with further nights behind them; the shifts' minutes are kept."""
        found = replace(self, nights_before={**self.nights_before, **nights})
        found.__dict__["shift_minutes"] = self.shift_minutes
        return found

    @cached_property
    def shift_minutes(self) -> tuple[Minutes, Minutes]:
        """Starts and ends of the shifts in minutes: asked for often, so worked out once."""
        return edges(self.shifts)

    @cached_property
    def _hours(self) -> tuple[Mapping[date, float], Mapping[date, float]]:
        """Hours of shifts and of patrols worked, by Monday."""
        shifts: defaultdict[date, float] = defaultdict(float)
        patrols: defaultdict[date, float] = defaultdict(float)
        for shift in self.shifts:
            shifts[monday_of(shift.start.date())] += shift.hours
        for night, span in self.nights_before.items():
            patrols[monday_of(night)] += span.hours
        return shifts, patrols
