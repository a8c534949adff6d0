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
    sieve.take_out("impossible_month", ~_matching(table["Month"], MONTH))
    x, y, blank = degrees(table)
    here = starting_with(table["LSOA name"], f"{ground.area_name} ")
    place(sieve, x, y, blank, ground=ground, named_here=here)
    rows = table.select(
        force=force_names(table["Reported by"], ground),
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
    return sieve.checked(rows, _facts(kind, table, blank, ground))


def with_columns(table: pl.DataFrame, names: tuple[str, ...]) -> pl.DataFrame:
    """The table with blank columns for those of the names that the file lacks."""
    lacking = [name for name in names if name not in table.columns]
    return table.with_columns(pl.lit("").alias(name) for name in lacking)


def force_names(names: pl.Series, ground: Ground) -> pl.Series:
    """The force of each row; where it is blank, the one of the file's name, or "not stated"."""
    return names.str.strip_chars().replace({"": ground.force or NOT_STATED})


def starting_with(names: pl.Series, start: str) -> Bools:
    """Which texts begin with the words, in whatever case; asked of each distinct text once."""
    wanted = [name for name in names.unique() if name.casefold().startswith(start.casefold())]
    return _among(names, wanted)


def first_of_month(text: str) -> date:
    """The first day of a month written YYYY-MM."""
    return date(int(text[:4]), int(text[5:7]), 1)


def _facts(kind: str, table: pl.DataFrame, blank: Bools, ground: Ground) -> dict[str, Bools]:
    kinds = table[TYPE_COLUMN[kind]]
    unknown = [each for each in kinds.unique() if each not in KNOWN_TYPES[kind]]
    months = table["Month"].unique()
    return {
        "blank_crime_ids": (table["Crime ID"] == "").to_numpy(),
        "blank_coordinates": blank,
        "no_location": _among(
            table["Location"],
            [each for each in table["Location"].unique() if each.casefold() == NO_LOCATION],
        ),
        TYPE_FACT[kind]: _among(kinds, unknown),
        "force_not_stated": _not_stated(table["Reported by"], ground),
        "month_not_of_file_name": _among(
            table["Month"], [each for each in months if ground.month and each != ground.month]
        ),
        **_lsoa_facts(table["LSOA code"]),
    }


def _lsoa_facts(codes: pl.Series) -> dict[str, Bools]:
    formed = _matching(codes, LSOA)
    empty = (codes == "").to_numpy()
    distinct = codes.unique()
    return {
        "blank_lsoa": empty,
        "malformed_lsoa": ~formed & ~empty,
        "lsoa_2011": _among(codes, [each for each in distinct if each in GIVEN_UP_2021]),
        "lsoa_2021": _among(codes, [each for each in distinct if is_of_2021(each)]) & formed,
    }


def _not_stated(names: pl.Series, ground: Ground) -> Bools:
    if ground.force:
        return np.zeros(len(names), dtype=np.bool_)
    return (names.str.strip_chars() == "").to_numpy()


def _matching(values: pl.Series, pattern: str) -> Bools:
    """Which texts match; asked of each distinct text once, for there are few."""
    distinct = values.unique()
    return _among(values, distinct.filter(distinct.str.contains(pattern)).to_list())


def _among(values: pl.Series, wanted: list[str]) -> Bools:
    if not wanted:
        return np.zeros(len(values), dtype=np.bool_)
    return values.is_in(wanted).to_numpy()
