"""Checks of street crime and outcomes files of data.police.uk."""

from datetime import date

import numpy as np
import polars as pl

from wayside.crime.reading.checks.outcome import Bools, Checked, Ground, Sieve
from wayside.crime.reading.checks.placing import degrees, place
from wayside.crime.reading.forces import NOT_STATED
from wayside.crime.reading.lsoa import GIVEN_UP_2021, is_of_2021
from wayside.crime.reading.records import LINE

CRIME_TYPES = frozenset(
    {
        "Anti-social behaviour",
        "Bicycle theft",
        "Burglary",
        "Criminal damage and arson",
        "Drugs",
        "Other crime",
        "Other theft",
        "Possession of weapons",
        "Public disorder and weapons",
        "Public order",
        "Robbery",
        "Shoplifting",
        "Theft from the person",
        "Vehicle crime",
        "Violence and sexual offences",
        "Violent crime",
    }
)
OUTCOME_TYPES = frozenset(
    {
        "Action to be taken by another organisation",
        "Awaiting court outcome",
        "Charged",
        "Court case unable to proceed",
        "Court result unavailable",
        "Defendant found not guilty",
        "Defendant sent to Crown Court",
        "Formal action is not in the public interest",
        "Further action is not in the public interest",
        "Further investigation is not in the public interest",
        "Investigation complete; no suspect identified",
        "Local resolution",
        "Offender deprived of property",
        "Offender fined",
        "Offender given a caution",
        "Offender given a drugs possession warning",
        "Offender given absolute discharge",
        "Offender given community sentence",
        "Offender given conditional discharge",
        "Offender given penalty notice",
        "Offender given suspended prison sentence",
        "Offender ordered to pay compensation",
        "Offender otherwise dealt with",
        "Offender sent to prison",
        "Status update unavailable",
        "Suspect charged",
        "Suspect charged as part of another case",
        "Unable to prosecute suspect",
        "Under investigation",
    }
)
MONTH = r"^\d{4}-(0[1-9]|1[0-2])$"
LSOA = r"^[EW]01\d{6}$"
NO_LOCATION = "no location"
TYPE_COLUMN = {"street": "Crime type", "outcomes": "Outcome type"}
KNOWN_TYPES = {"street": CRIME_TYPES, "outcomes": OUTCOME_TYPES}
TYPE_FACT = {"street": "unknown_crime_types", "outcomes": "unknown_outcome_types"}


def check(kind: str, table: pl.DataFrame, ground: Ground) -> Checked:
    """Check one chunk of a street or outcomes file."""
    table = with_columns(table, ("Reported by", "LSOA name", "Last outcome category"))
    sieve = Sieve(table[LINE])
    facts = _facts(kind, table, ground)
    sieve.take_out("impossible_month", facts.pop("impossible_month"))
    x, y, blank = degrees(table)
    place(sieve, x, y, blank, ground=ground, named_here=facts.pop("named_here"))
    rows = table.select(
        force=force_names("Reported by", ground),
        month="Month",
        line=LINE,
        longitude=pl.Series(x).fill_nan(None),
        latitude=pl.Series(y).fill_nan(None),
        crime_id="Crime ID",
        location="Location",
        lsoa="LSOA code",
        kind=TYPE_COLUMN[kind],
        **({"last_outcome": "Last outcome category"} if kind == "street" else {}),
    )
    return sieve.checked(rows, {**facts, "blank_coordinates": blank})


def with_columns(table: pl.DataFrame, names: tuple[str, ...]) -> pl.DataFrame:
    """The table with blank columns for those of the names that the file lacks."""
    lacking = [name for name in names if name not in table.columns]
    return table.with_columns(pl.lit("").alias(name) for name in lacking)


def force_names(column: str, ground: Ground) -> pl.Expr:
    """The force of each row; where it is blank, the one of the file's name, or "not stated"."""
    return pl.col(column).str.strip_chars().replace("", ground.force or NOT_STATED)


def first_of_month(text: str) -> date:
    """The first day of a month written YYYY-MM."""
    return date(int(text[:4]), int(text[5:7]), 1)


def _facts(kind: str, table: pl.DataFrame, ground: Ground) -> dict[str, Bools]:
    """What holds of each row, in one pass over the columns."""
    month, code = pl.col("Month"), pl.col("LSOA code")
    force, name = pl.col("Reported by"), pl.col("LSOA name")
    blank_force = force.str.strip_chars() == ""
    is_formed = code.str.contains(LSOA)
    found = table.select(
        impossible_month=~month.str.contains(MONTH),
        named_here=name.str.slice(0, len(ground.area_name) + 1).str.to_lowercase()
        == f"{ground.area_name.lower()} ",
        blank_crime_ids=pl.col("Crime ID") == "",
        no_location=pl.col("Location").str.to_lowercase() == NO_LOCATION,
        force_not_stated=blank_force if not ground.force else pl.lit(value=False),
        month_not_of_file_name=(month != ground.month) if ground.month else pl.lit(value=False),
        blank_lsoa=code == "",
        malformed_lsoa=~is_formed & (code != ""),
        lsoa_2011=code.is_in(GIVEN_UP_2021),
        lsoa_2021=is_formed & is_of_2021(code),
        **{TYPE_FACT[kind]: ~pl.col(TYPE_COLUMN[kind]).is_in(KNOWN_TYPES[kind])},
    )
    return {fact: np.broadcast_to(found[fact].to_numpy(), len(table)) for fact in found.columns}
