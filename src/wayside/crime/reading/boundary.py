"""Whether points lie in an area: exact, and fast where it is plain.

The area's box is cut into cells; a cell wholly inside or outside decides for its points, and
only points in cells that the boundary crosses are tested against it. A point on the boundary
is inside.
"""

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

CELLS = 96
OUTSIDE, INSIDE, CROSSED = 0, 1, 2
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


class Boundary:
    """An area's shape in degrees, prepared for many points."""

    def __init__(self, shape: BaseGeometry) -> None:
        self.shape = shape
        shapely.prepare(shape)
        self.west, self.south, self.east, self.north = shape.bounds
        self.width = max((self.east - self.west) / CELLS, 1e-12)
        self.height = max((self.north - self.south) / CELLS, 1e-12)
        self.cells = self._cells()

    def contains(self, longitude: Floats, latitude: Floats) -> Bools:
        """Which points lie inside or on the boundary; NaN lies nowhere."""
        within = (
            (longitude >= self.west)
            & (longitude <= self.east)
            & (latitude >= self.south)
            & (latitude <= self.north)
        )
        near = np.flatnonzero(within)
        x, y = longitude[near], latitude[near]
        column = np.minimum(((x - self.west) / self.width).astype(np.int64), CELLS - 1)
        row = np.minimum(((y - self.south) / self.height).astype(np.int64), CELLS - 1)
        state = self.cells[row, column]
        inside = state == INSIDE
        crossed = np.flatnonzero(state == CROSSED)
        inside[crossed] = shapely.intersects_xy(self.shape, x[crossed], y[crossed])
        found = np.zeros(len(longitude), dtype=np.bool_)
        found[near] = inside
        return found

    def _cells(self) -> NDArray[np.int8]:
        # Widened a little, so that rounding of a cell's index cannot put a point in a wrong cell.
        edge = 1e-9
        west = self.west + self.width * np.arange(CELLS)
        south = self.south + self.height * np.arange(CELLS)
        left, bottom = np.meshgrid(west, south)
        boxes = shapely.box(
            left - edge, bottom - edge, left + self.width + edge, bottom + self.height + edge
        )
        state = np.full(boxes.shape, CROSSED, dtype=np.int8)
        state[shapely.disjoint(self.shape, boxes)] = OUTSIDE
        state[shapely.contains_properly(self.shape, boxes)] = INSIDE
        return state
