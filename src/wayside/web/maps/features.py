"""What a map shows. Positions are (longitude, latitude) in WGS84."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, radians, sin
from typing import Literal

import shapely
from django.utils.functional import Promise

Position = tuple[float, float]
Ring = Sequence[Position]
Tone = Literal["rank", "chosen", "marked", "quiet"]
METRES_PER_DEGREE = 111_320.0


@dataclass(frozen=True, slots=True)
class Circle:
    """A place: a numbered circle of true size. ``key`` ties it to a row or card of the page.

    Tones: ``rank`` suggested by the figures, ``chosen`` picked for a plan, ``marked`` known by
    people, ``quiet`` shown for context.
    """

    key: str
    longitude: float
    latitude: float
    radius_m: float
    number: int | str = ""
    label: str | Promise = ""
    note: str | Promise = ""
    tone: Tone = "rank"


@dataclass(frozen=True, slots=True)
class Dot:
    """A street's snap point, small and grey; ``weight`` from 0 to 1 makes it darker."""

    longitude: float
    latitude: float
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Outline:
    """A boundary, such as a ward's; each polygon is its outer ring, then its holes."""

    name: str
    polygons: Sequence[Sequence[Ring]]
    strong: bool = False
    named: bool = True

    def middle(self) -> Position:
        """Where the name stands: the middle of the largest circle that fits inside."""
        largest = max((shapely.Polygon(*_shell_and_holes(p)) for p in self.polygons), key=_area)
        centre = shapely.maximum_inscribed_circle(largest, tolerance=0.0005).coords[0]
        return (centre[0], centre[1])


@dataclass(frozen=True, slots=True)
class Region:
    """A filled cell of an analyst's layer, at a level from 0 (least) to 4 (most)."""

    polygons: Sequence[Sequence[Ring]]
    level: int
    key: str = ""
    label: str | Promise = ""
    cool: bool = False


@dataclass(frozen=True, slots=True)
class Map:
    """A whole map, with the words that stand for it where it cannot be seen.

    ``fit`` says what must be in view: ``places`` the circles alone, ``all`` the outlines too.
    """

    title: str | Promise
    description: str | Promise
    circles: Sequence[Circle] = ()
    dots: Sequence[Dot] = ()
    outlines: Sequence[Outline] = ()
    regions: Sequence[Region] = ()
    attribution: str | Promise = ""
    fit: Literal["all", "places"] = "all"
    key: str = "map"

    def extent(self) -> Iterator[Position]:
        """The positions that must be in view."""
        for circle in self.circles:
            yield from around(circle, corners=4)
        if self.fit == "places" and self.circles:
            return
        shapes = [o.polygons for o in self.outlines] + [r.polygons for r in self.regions]
        for polygons in shapes:
            for polygon in polygons:
                yield from polygon[0]
        if not self.outlines and not self.circles:
            yield from ((dot.longitude, dot.latitude) for dot in self.dots)


def _shell_and_holes(polygon: Sequence[Ring]) -> tuple[Ring, Sequence[Ring]]:
    return polygon[0], polygon[1:]


def _area(polygon: shapely.Polygon) -> float:
    return polygon.area


def around(circle: Circle, *, corners: int = 48) -> list[Position]:
    """The circle as a ring of ``corners`` positions, true in metres."""
    north = circle.radius_m / METRES_PER_DEGREE
    east = north / cos(radians(circle.latitude))
    angles = [2 * pi * step / corners for step in range(corners)]
    ring = [
        (circle.longitude + east * sin(angle), circle.latitude + north * cos(angle))
        for angle in angles
    ]
    return [*ring, ring[0]]
