"""Checks of stop and search files of data.police.uk.

Their times carry an offset from UTC; the month is the one it was in London. The file does not
say the force, so it comes from the file's name or the importer.
"""

import numpy as np
import polars as pl

from wayside.crime.reading.checks.outcome import Checked, Ground, Sieve
from wayside.crime.reading.checks.placing import degrees, place
from wayside.crime.reading.checks.published import with_columns
from wayside.crime.reading.forces import NOT_STATED
from wayside.crime.reading.records import LINE

TYPES = frozenset({"Person search", "Person and Vehicle search", "Vehicle search"})
FORMATS = ("%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%dT%H:%M:%S%.f%z", "%Y-%m-%dT%H:%M%z")


def check(table: pl.DataFrame, ground: Ground) -> Checked:
    """Check one chunk of a stop and search file."""
    table = with_columns(table, ("Legislation", "Object of search", "Outcome"))
    sieve = Sieve(table[LINE])
    text = pl.col("Date").str.strip_chars()
    times = table.select(
        pl.coalesce(
            text.str.to_datetime(each, strict=False, time_unit="us", time_zone="UTC")
            for each in FORMATS
        )
    ).to_series()
    sieve.take_out("impossible_time", times.is_null().to_numpy())
    x, y, blank = degrees(table)
    nowhere = np.zeros(len(table), dtype=np.bool_)
    place(sieve, x, y, blank, ground=ground, named_here=nowhere)
    months = times.dt.convert_time_zone("Europe/London").dt.strftime("%Y-%m")
    facts = {
        "blank_coordinates": blank,
        "blank_object_of_search": (table["Object of search"].str.strip_chars() == "").to_numpy(),
        "unknown_search_types": ~table["Type"].str.strip_chars().is_in(list(TYPES)).to_numpy(),
        "force_not_stated": np.full(len(table), not ground.force),
        "month_not_of_file_name": np.full(len(table), bool(ground.month))
        & (months.fill_null("") != ground.month).to_numpy(),
    }
    rows = table.select(
        pl.lit(ground.force or NOT_STATED).alias("force"),
        months.alias("month"),
        LINE,
        pl.Series("longitude", x).fill_nan(None),
        pl.Series("latitude", y).fill_nan(None),
        times.alias("occurred_at"),
        pl.col("Type").alias("search_type"),
        pl.col("Object of search").alias("kind"),
        pl.col("Legislation").alias("legislation"),
        pl.col("Outcome").alias("outcome"),
    )
    return sieve.checked(rows, facts)
