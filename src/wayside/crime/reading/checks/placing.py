"""Where rows are: coordinates read, the impossible told from the blank, and inside or outside."""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from wayside.crime.reading.checks.outcome import Bools, Ground, Sieve

# Longitudes and latitudes between which the United Kingdom lies, with its seas.
UNITED_KINGDOM = (-11.0, 3.0, 49.0, 62.0)
WORLD = (-180.0, 180.0, -90.0, 90.0)
Floats = NDArray[np.float64]


def degrees(table: pl.DataFrame) -> tuple[Floats, Floats, Bools]:
    """Longitude and latitude (NaN where they cannot be read), and whether both are blank."""
    read = table.select(
        pl.col("Longitude").str.strip_chars().alias("x"),
        pl.col("Latitude").str.strip_chars().alias("y"),
    ).select(
        x=pl.col("x").cast(pl.Float64, strict=False).fill_null(float("nan")),
        y=pl.col("y").cast(pl.Float64, strict=False).fill_null(float("nan")),
        blank=(pl.col("x") == "") & (pl.col("y") == ""),
    )
    return read["x"].to_numpy(), read["y"].to_numpy(), read["blank"].to_numpy()


def place(
    sieve: Sieve,
    x: Floats,
    y: Floats,
    blank: Bools,
    *,
    ground: Ground,
    named_here: Bools,
    limits: tuple[float, float, float, float] = UNITED_KINGDOM,
) -> None:
    """Set impossible places aside and leave out what lies outside the area.

    A row without coordinates cannot be tested. It is kept where its LSOA's name says that it
    belongs to the area (``named_here``), or where the area has no boundary; else it is set
    aside, for it may be anywhere in the force.
    """
    west, east, south, north = limits
    with np.errstate(invalid="ignore"):
        possible = (x >= west) & (x <= east) & (y >= south) & (y <= north)
        possible &= ~((x == 0) & (y == 0))
    sieve.take_out("impossible_coordinates", ~blank & ~possible)
    if ground.boundary is None:
        return
    sieve.take_out("no_coordinates", blank & ~named_here)
    sieve.take_outside(~blank & ~ground.boundary.contains(x, y))
