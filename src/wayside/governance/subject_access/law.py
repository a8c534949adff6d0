"""What the law says, as rows with their source: exemptions, and the clock of a request."""

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from wayside.calculations.holidays import is_public_holiday
from wayside.governance.retention.rules import add_months

FOLDER = Path(__file__).parent / "data"
SATURDAY = 5
YES = "yes"


@dataclass(frozen=True, slots=True)
class Exemption:
    """One ground to hold something back; ``told`` whether the person is told that it was used."""

    code: str
    provision: str
    use: str
    told: bool
    to_check: bool
    source: str


@dataclass(frozen=True, slots=True)
class Clock:
    """How many months an agency has, and how many more where a request is complex."""

    from_date: date
    months: int
    extension_months: int
    to_check: bool
    source: str


@cache
def exemptions() -> dict[str, Exemption]:
    """All of them, by code."""
    return {
        row["code"]: Exemption(
            row["code"],
            row["provision"],
            row["use"],
            row["told"] == YES,
            row["check"] == YES,
            row["source"],
        )
        for row in _rows("exemptions")
    }


@cache
def clocks() -> tuple[Clock, ...]:
    """All of them, the latest last."""
    return tuple(
        Clock(
            date.fromisoformat(row["from_date"]),
            int(row["months"]),
            int(row["extension_months"]),
            row["check"] == YES,
            row["source"],
        )
        for row in _rows("clocks")
    )


def clock_on(day: date) -> Clock:
    """The clock of a request that came on a day; of one before all, the first."""
    held = [each for each in clocks() if each.from_date <= day]
    return held[-1] if held else clocks()[0]


def answer_by(came: date, *, extended: bool = False) -> date:
    """By when it is answered: the same date of a later month, or its last day; the next working
    day where that is none."""
    clock = clock_on(came)
    day = add_months(came, clock.months + (clock.extension_months if extended else 0))
    while day.weekday() >= SATURDAY or is_public_holiday(day):
        day += timedelta(days=1)
    return day


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(newline="") as file:
        return list(csv.DictReader(file))
