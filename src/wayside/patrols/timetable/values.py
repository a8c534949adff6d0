"""Values of a timetable: paces, sites, rows, and distances between places."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from wayside.patrols.calendar import Window
from wayside.patrols.vocabulary import StopKind, Style

EARTH_METRES = 6_371_000.0


@dataclass(frozen=True, slots=True)
class Pace:
    """How long things take: minutes, and metres a minute along streets."""

    visit_least: int = 10
    visit_most: int = 16
    engagement: int = 45
    break_minutes: int = 20
    break_after: int = 6 * 60
    rest_minutes: int = 30
    walk_up_to_m: float = 800.0
    walk_speed: float = 75.0
    drive_speed: float = 300.0
    drive_overhead: int = 4
    detour: float = 1.3

    def travel(self, here: Site | None, there: Site | None) -> int:
        """Minutes from one site to the next: on foot when near, else by car."""
        if here is None or there is None or here.key == there.key:
            return 0
        streets = metres_between(here, there) * self.detour
        if streets <= self.walk_up_to_m:
            return max(1, math.ceil(streets / self.walk_speed))
        return self.drive_overhead + math.ceil(streets / self.drive_speed)


@dataclass(frozen=True, slots=True)
class Site:
    """A place as the timetable needs it; ``fixed`` only for the fixed style."""

    key: str
    longitude: float
    latitude: float
    style: Style
    label: str = ""
    fixed: Window | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the timetable. ``travel_minutes`` is the way there, before ``starts_at``."""

    kind: StopKind
    site: str | None
    starts_at: datetime
    ends_at: datetime
    travel_minutes: int = 0

    @property
    def minutes(self) -> int:
        """How long it lasts (for an engagement: the time kept free for it)."""
        return round((self.ends_at - self.starts_at).total_seconds() / 60)


@dataclass(frozen=True, slots=True)
class Timetable:
    """The rows in order, and the sites that found no room."""

    rows: tuple[Row, ...]
    left_out: tuple[str, ...]

    @property
    def order(self) -> tuple[str, ...]:
        """The sites of the visible visits, in their order."""
        return tuple(row.site for row in self.rows if row.kind == StopKind.VISIT and row.site)


class NoTimetableError(ValueError):
    """The fixed stops do not go together with the hours; the message says what to change."""

    def __init__(self, sentence: str | Promise) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def metres_between(one: Site, other: Site) -> float:
    """Great-circle distance (haversine)."""
    return great_circle(one.longitude, one.latitude, other.longitude, other.latitude)


def great_circle(lon_1: float, lat_1: float, lon_2: float, lat_2: float) -> float:
    """Metres between two points in degrees (haversine on a sphere)."""
    up_1, up_2 = math.radians(lat_1), math.radians(lat_2)
    half = math.sin((up_2 - up_1) / 2) ** 2
    half += math.cos(up_1) * math.cos(up_2) * math.sin(math.radians(lon_2 - lon_1) / 2) ** 2
    return 2 * EARTH_METRES * math.asin(math.sqrt(half))
