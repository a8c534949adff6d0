"""Stray coordinates: found, counted and set aside with the reason, never put on a grid.

A longitude of 0 is a real place (the meridian crosses London); a latitude of 0 is not, in any
area this product serves, and is how many systems write "unknown".
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np

from .arrays import Bools, Ints, as_floats, same_length

Bounds = tuple[float, float, float, float]


class StrayReason(StrEnum):
    """Why a coordinate cannot be used."""

    MISSING = "missing"
    ZERO = "zero"
    IMPOSSIBLE = "impossible"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True, eq=False)
class Sorting:
    """Row indices that may be used, and those set aside by reason (each row has one reason)."""

    kept: Ints
    set_aside: dict[StrayReason, Ints]

    @property
    def counts(self) -> dict[str, int]:
        """How many rows each reason set aside; reasons without rows are left out."""
        return {reason.value: len(rows) for reason, rows in self.set_aside.items()}


def sort_degrees(longitude: Any, latitude: Any, bounds: Bounds | None = None) -> Sorting:
    """Sort WGS84 positions into usable and stray.

    longitude, latitude: degrees, shape (n,), NaN where blank.
    bounds: west, south, east, north in degrees (the study area); None for no such check.
    """
    lon, lat = as_floats(longitude, "longitude"), as_floats(latitude, "latitude")
    same_length(longitude=lon, latitude=lat)
    return _sort(
        {
            StrayReason.MISSING: np.isnan(lon) | np.isnan(lat),
            StrayReason.ZERO: lat == 0,
            StrayReason.IMPOSSIBLE: ~((np.abs(lon) <= 180) & (np.abs(lat) <= 90)),
            StrayReason.OUTSIDE: _outside(lon, lat, bounds),
        }
    )


def sort_metres(x: Any, y: Any, bounds: Bounds | None = None) -> Sorting:
    """Sort projected positions likewise; bounds are west, south, east, north in metres."""
    east, north = as_floats(x, "x"), as_floats(y, "y")
    same_length(x=east, y=north)
    return _sort(
        {
            StrayReason.MISSING: np.isnan(east) | np.isnan(north),
            StrayReason.ZERO: (east == 0) & (north == 0),
            StrayReason.IMPOSSIBLE: ~(np.isfinite(east) & np.isfinite(north)),
            StrayReason.OUTSIDE: _outside(east, north, bounds),
        }
    )


def _outside(x: np.ndarray, y: np.ndarray, bounds: Bounds | None) -> Bools:
    if bounds is None:
        return np.zeros(len(x), dtype=np.bool_)
    west, south, east, north = bounds
    if not (west < east and south < north):
        raise ValueError("Bounds are west, south, east, north, with west < east and south < north.")
    return ~((x >= west) & (x <= east) & (y >= south) & (y <= north))


def _sort(checks: dict[StrayReason, Bools]) -> Sorting:
    """Give each row the first reason that holds, in the order of ``checks``."""
    usable = np.ones(len(next(iter(checks.values()))), dtype=np.bool_)
    set_aside: dict[StrayReason, Ints] = {}
    for reason, holds in checks.items():
        found = np.flatnonzero(holds & usable)
        if len(found):
            set_aside[reason] = found
            usable[found] = False
    return Sorting(np.flatnonzero(usable), set_aside)
