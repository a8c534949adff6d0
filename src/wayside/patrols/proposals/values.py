"""Values of a proposal: settings, candidates, earlier turns, proposed places and nights."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time

from wayside.patrols.calendar import IsoWeek, Window
from wayside.patrols.timetable import Pace, Site, Timetable, great_circle
from wayside.patrols.vocabulary import Source, Style

FRIDAY_AND_SATURDAY = (5, 6)


@dataclass(frozen=True, slots=True)
class PlanSettings:
    """What a programme says about its nights."""

    weekdays: tuple[int, ...] = FRIDAY_AND_SATURDAY
    start: time = time(20)
    end: time = time(2)
    pace: Pace = field(default_factory=Pace)
    visits_each: int = 3
    travel_guess: int = 8
    most_places: int = 10

    def room(self, hours: Window) -> int:
        """How many places a night holds."""
        visit = (self.pace.visit_least + self.pace.visit_most) / 2 + self.travel_guess
        visits = hours.length.total_seconds() / 60 / visit
        return max(2, min(self.most_places, int(visits // self.visits_each)))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may be proposed. Ranks only where it comes from counts."""

    key: str
    label: str
    longitude: float
    latitude: float
    radius_m: int
    source: Source
    reasons: tuple[str, ...] = ()
    rank: int | None = None
    rank_low: int | None = None
    rank_high: int | None = None
    count: int | None = None

    def near(self, other: Candidate | Turn) -> bool:
        """Whether the two are the same place for whoever stands there."""
        apart = great_circle(self.longitude, self.latitude, other.longitude, other.latitude)
        return apart <= self.radius_m


@dataclass(frozen=True, slots=True)
class Turn:
    """A place that an earlier week planned."""

    week: IsoWeek
    date: date
    label: str
    longitude: float
    latitude: float
    radius_m: int
    style: Style
    reason: str = ""
    fixed_start: time | None = None
    fixed_end: time | None = None


@dataclass(frozen=True, slots=True)
class ProposedPlace:
    """One place on one night, with why it is proposed; what is recorded there says its
    candidate."""

    candidate: Candidate
    style: Style
    why: tuple[str, ...]
    fixed: Window | None = None

    @property
    def site(self) -> Site:
        """As the timetable needs it."""
        one = self.candidate
        return Site(one.key, one.longitude, one.latitude, self.style, one.label, self.fixed)


@dataclass(frozen=True, slots=True)
class ProposedPatrol:
    """One night."""

    date: date
    window: Window
    seed: int
    places: tuple[ProposedPlace, ...]
    timetable: Timetable
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A whole week, and the seed that gives it again."""

    week: IsoWeek
    seed: int
    patrols: tuple[ProposedPatrol, ...]
