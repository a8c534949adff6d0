"""Recorded events as columns with their own ids, places and street names; pure of the database."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Column = NDArray[Any]
NEAR = "On or near "
STATIONS = (
    (r"(?: \(london\))? \(station\)$", " station"),
    (r" \(lu station\)$", " Underground station"),
)
NAMELESS = frozenset({"", "no location", "unknown"})


@dataclass(frozen=True, slots=True, eq=False)
class Recorded:
    """Rows of an area's current extracts, one array element each.

    row: id of the stored row. longitude, latitude: degrees, NaN where blank. when: datetime64[s]
    in local time, the month's first day where only the month is known. timed: whether the time
    of day is known. kind: index into ``kinds`` ("dataset:kind"). street: index into ``streets``.
    """

    row: Column
    longitude: Column
    latitude: Column
    when: Column
    timed: Column
    kind: Column
    kinds: tuple[str, ...]
    street: Column
    streets: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.row)

    def where(self, mask: Column) -> "Recorded":
        """The rows that a mask or indices select."""
        return Recorded(
            self.row[mask],
            self.longitude[mask],
            self.latitude[mask],
            self.when[mask],
            self.timed[mask],
            self.kind[mask],
            self.kinds,
            self.street[mask],
            self.streets,
        )

    def of_kinds(self, keys: Sequence[str] | frozenset[str]) -> Column:
        """Mark the rows whose kind is among the keys."""
        wanted = np.array([kind in keys for kind in self.kinds], dtype=np.bool_)
        return wanted[self.kind] if len(self.kinds) else np.zeros(len(self), dtype=np.bool_)

    def before(self, as_of: np.datetime64) -> Column:
        """Mark what was known at a date: timed rows before it, months that had ended by then."""
        month_start = as_of.astype("datetime64[M]").astype("datetime64[s]")
        limit = np.where(self.timed, as_of.astype("datetime64[s]"), month_start)
        known: Column = self.when < limit
        return known


def street_name(location: str) -> str:
    """A location of data.police.uk as people say it, without "On or near" and with stations'
    brackets undone; blank when it says nothing."""
    name = location.removeprefix(NEAR).strip()
    for written, spoken in STATIONS:
        name = re.sub(written, spoken, name, flags=re.IGNORECASE)
    return "" if name.lower() in NAMELESS else name
