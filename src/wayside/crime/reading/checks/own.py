"""Checks of a force's own extract, read by a mapping."""

import numpy as np
import polars as pl
from numpy.typing import NDArray
from pyproj import Transformer

from wayside.crime.reading.checks.outcome import Bools, Checked, Ground, Sieve
from wayside.crime.reading.checks.placing import WORLD, place
from wayside.crime.reading.checks.published import with_columns
from wayside.crime.reading.forces import NOT_STATED
from wayside.crime.reading.mapping import Choices
from wayside.crime.reading.moments import moments
from wayside.crime.reading.records import LINE

Floats = NDArray[np.float64]
WGS84 = 4326


def check(table: pl.DataFrame, ground: Ground, choices: Choices) -> Checked:
    """Check one chunk of a force's own extract; columns are named by their roles."""
    table = with_columns(table, ("code", "offence", "location", "reference"))
    table = table.with_columns(pl.col(pl.String).str.strip_chars())
    sieve = Sieve(table[LINE])
    times = table["time"] if "time" in table.columns else None
    when = moments(table["date"], times, order=choices.date_order, zone=choices.zone)
    sieve.take_out("skipped_hour", when.is_skipped.to_numpy())
    sieve.take_out("impossible_time", when.occurred_at.is_null().to_numpy())
    nameless = ((table["code"] == "") & (table["offence"] == "")).to_numpy()
    sieve.take_out("no_offence", nameless)
    x, y, blank = _positions(table, choices)
    nowhere = np.zeros(len(table), dtype=np.bool_)
    place(sieve, x, y, blank, ground=ground, named_here=nowhere, limits=WORLD)
    london = when.occurred_at.dt.convert_time_zone("Europe/London")
    kinds, unmapped = _kinds(table, choices)
    rows = table.select(
        force=pl.lit(ground.force or NOT_STATED),
        month=london.dt.strftime("%Y-%m"),
        line=LINE,
        longitude=pl.Series(x).fill_nan(None),
        latitude=pl.Series(y).fill_nan(None),
        force_reference="reference",
        occurred_at=when.occurred_at,
        time_known=when.time_known,
        code="code",
        offence="offence",
        kind=kinds,
        location="location",
    )
    facts = {
        "blank_references": _blank(table, "reference", choices),
        "blank_coordinates": blank,
        "time_not_known": (~when.time_known & when.occurred_at.is_not_null()).to_numpy(),
        "midnight_times": _midnight(london) & when.time_known.to_numpy(),
        "ambiguous_hour": when.is_ambiguous.to_numpy(),
        "unmapped_offences": unmapped & ~nameless,
    }
    return sieve.checked(rows, facts)


def _midnight(london: pl.Series) -> Bools:
    whole = (london.dt.hour() == 0) & (london.dt.minute() == 0) & (london.dt.second() == 0)
    return whole.fill_null(value=False).to_numpy()


def _blank(table: pl.DataFrame, role: str, choices: Choices) -> Bools:
    if role not in choices.columns:
        return np.zeros(len(table), dtype=np.bool_)
    return (table[role] == "").to_numpy()


def _positions(table: pl.DataFrame, choices: Choices) -> tuple[Floats, Floats, Bools]:
    """Longitude and latitude, NaN where they cannot be read, and whether both are blank."""
    names = ("easting", "northing") if choices.is_projected else ("longitude", "latitude")
    first, second = (table[name].str.replace_all(",", "") for name in names)
    x, y = (
        each.cast(pl.Float64, strict=False).fill_null(float("nan")).to_numpy()
        for each in (first, second)
    )
    blank = ((first == "") & (second == "")).to_numpy()
    if not choices.is_projected:
        return x, y, blank
    usable = np.isfinite(x) & np.isfinite(y) & ~((x == 0) & (y == 0))
    longitude, latitude = np.full(len(x), np.nan), np.full(len(y), np.nan)
    transformer = Transformer.from_crs(choices.srid, WGS84, always_xy=True)
    moved = transformer.transform(x[usable], y[usable])
    longitude[usable], latitude[usable] = moved
    lost = ~np.isfinite(longitude) | ~np.isfinite(latitude)
    longitude[lost], latitude[lost] = np.nan, np.nan
    return longitude, latitude, blank


def _kinds(table: pl.DataFrame, choices: Choices) -> tuple[pl.Series, Bools]:
    """What each row's offence is, by its code, else by its name, else as the force wrote it."""
    old, new = list(choices.kinds), list(choices.kinds.values())
    code, offence = (
        pl.col(name).str.replace_all(r"\s+", " ").str.to_lowercase() for name in ("code", "offence")
    )
    found = table.select(
        mapped=pl.coalesce(
            each.replace_strict(old, new, default=None, return_dtype=pl.String)
            for each in (code, offence)
        ),
        written=pl.when(pl.col("offence") != "").then("offence").otherwise("code"),
    )
    kinds = found.select(pl.coalesce("mapped", "written")).to_series()
    return kinds, found["mapped"].is_null().to_numpy()
