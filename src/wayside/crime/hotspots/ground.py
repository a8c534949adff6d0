"""The ground a ranking stands on: boundary, wards and the projected system of an area."""

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import numpy as np
import shapely
from django.utils.translation import gettext as _
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from wayside.crime.hotspots.recorded import Column, Recorded

# Snap points on a border may lie just outside the boundary they were made for.
MARGIN_DEGREES = 0.005
CENTRE_M = 2.0
PREMISES = frozenset(
    (
        "Airport/airfield",
        "Bus/coach Station",
        "Conference/exhibition Centre",
        "Further/higher Educational Building",
        "Hospital",
        "Nightclub",
        "Park/open Space",
        "Parking Area",
        "Pedestrian Subway",
        "Petrol Station",
        "Police Station",
        "Prison",
        "Shopping Area",
        "Sports/recreation Area",
        "Supermarket",
        "Theatre/concert Hall",
    )
)


@dataclass(frozen=True, slots=True)
class Ward:
    """A ward as the ranking names it."""

    slug: str
    name: str
    shape: BaseGeometry | None


@dataclass(frozen=True, slots=True)
class Ground:
    """Boundary in degrees, wards, and the way to metres and back."""

    boundary: BaseGeometry | None
    wards: tuple[Ward, ...]
    to_metres: Transformer
    to_degrees: Transformer
    mark: str = ""

    @property
    def bounds(self) -> tuple[float, float, float, float] | None:
        """West, south, east and north in degrees, with a margin; None without a boundary."""
        if self.boundary is None:
            return None
        west, south, east, north = self.boundary.bounds
        margin = MARGIN_DEGREES
        return (west - margin, south - margin, east + margin, north + margin)

    def project(self, longitude: Column, latitude: Column) -> tuple[Column, Column]:
        """Degrees to metres."""
        x, y = self.to_metres.transform(longitude, latitude)
        return np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)

    def degrees(self, x: Any, y: Any) -> tuple[Any, Any]:
        """Metres to degrees, rounded to about ten centimetres."""
        longitude, latitude = self.to_degrees.transform(x, y)
        return np.round(longitude, 6), np.round(latitude, 6)

    def ward_at(self, longitude: float, latitude: float) -> Ward | None:
        """The ward that a position lies in."""
        point = shapely.Point(longitude, latitude)
        return next((one for one in self.wards if one.shape and one.shape.covers(point)), None)

    def wards_at(self, longitude: Column, latitude: Column) -> list[Ward | None]:
        """The ward that each of many positions lies in."""
        found: list[Ward | None] = [None] * len(longitude)
        for ward in reversed(self.wards):
            if ward.shape:
                for one in np.flatnonzero(shapely.intersects_xy(ward.shape, longitude, latitude)):
                    found[one] = ward
        return found

    def inside(self, x: Column, y: Column) -> Column:
        """Which of the projected positions lie within the boundary; all, without one."""
        if self.boundary is None:
            return np.ones(np.shape(x), dtype=np.bool_)
        longitude, latitude = self.to_degrees.transform(x, y)
        return np.asarray(shapely.contains_xy(self.boundary, longitude, latitude))


def mark_of(*parts: str) -> str:
    """A short hash that stands for the ground in a fingerprint."""
    return sha256("\n".join(parts).encode()).hexdigest()


def place_label(recorded: Recorded, distance_m: Column, unit_m: float, ward: Ward | None) -> str:
    """The street at the centre, the busiest street near it, and the ward.

    Args:
        recorded: the rows of the place.
        distance_m: of each row from the centre.
        unit_m: rows no farther than this lie at the centre.
    """
    at_centre = _names(recorded.where(distance_m <= max(unit_m, CENTRE_M)))
    around = _names(recorded)
    head = _first(at_centre) or _first(around)
    beside = _first(_streets(around, besides=head)) or _first(_others(around, besides=head))
    street = head
    if head and beside:
        street = _("%(street)s near %(other)s") % {"street": head, "other": beside}
    parts = [part for part in (street, ward.name if ward else "") if part]
    return ", ".join(parts) or _("A place without a street name")


def _others(names: Counter[str], *, besides: str) -> Counter[str]:
    return Counter({name: n for name, n in names.items() if name != besides})


def _streets(names: Counter[str], *, besides: str) -> Counter[str]:
    """The names that are streets: data.police.uk also names points after what stands there."""
    others = _others(names, besides=besides)
    return Counter({name: n for name, n in others.items() if name not in PREMISES})


def _names(recorded: Recorded) -> Counter[str]:
    counts = np.bincount(recorded.street, minlength=len(recorded.streets))
    return Counter(
        {recorded.streets[i]: int(counts[i]) for i in np.flatnonzero(counts) if recorded.streets[i]}
    )


def _first(names: Counter[str]) -> str:
    """The commonest name; the first in the alphabet of those as common."""
    return min(names, key=lambda name: (-names[name], name), default="")
