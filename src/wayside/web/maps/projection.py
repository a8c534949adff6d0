"""From degrees to the page: a plane that is true in metres over a borough."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians

from wayside.web.maps.features import METRES_PER_DEGREE, Position

MARGIN = 0.04
SMALLEST_SPAN_M = 600.0
NICE_LENGTHS_M = (50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000)


@dataclass(frozen=True, slots=True)
class Frame:
    """The window of a map: its middle, its scale and its size in units of the drawing."""

    longitude: float
    latitude: float
    units_per_metre: float
    width: int
    height: int

    def place(self, position: Position) -> tuple[float, float]:
        """Where a position lies on the drawing, from the upper left."""
        longitude, latitude = position
        east = (longitude - self.longitude) * METRES_PER_DEGREE * cos(radians(self.latitude))
        north = (latitude - self.latitude) * METRES_PER_DEGREE
        return (
            round(self.width / 2 + east * self.units_per_metre, 1),
            round(self.height / 2 - north * self.units_per_metre, 1),
        )

    def holds(self, position: Position, *, slack: float = 20.0) -> bool:
        """Whether a position is in the window or near its edge."""
        x, y = self.place(position)
        return -slack <= x <= self.width + slack and -slack <= y <= self.height + slack

    @property
    def scale_bar_m(self) -> int:
        """A round length that takes about a fifth of the width."""
        wanted = self.width / 5 / self.units_per_metre
        return max((m for m in NICE_LENGTHS_M if m <= wanted), default=NICE_LENGTHS_M[0])


def frame(positions: Iterable[Position], *, width: int, height: int) -> Frame:
    """The largest scale at which all positions fit.

    Raises:
        ValueError: when there is no position to fit.
    """
    points = list(positions)
    if not points:
        raise ValueError("a map needs at least one position")
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    latitude = (south + north) / 2
    span_x = (east - west) * METRES_PER_DEGREE * cos(radians(latitude))
    span_y = (north - south) * METRES_PER_DEGREE
    room = 1 - 2 * MARGIN
    scale = min(
        width * room / max(span_x, SMALLEST_SPAN_M), height * room / max(span_y, SMALLEST_SPAN_M)
    )
    return Frame((west + east) / 2, latitude, scale, width, height)
