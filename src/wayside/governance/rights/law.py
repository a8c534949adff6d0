"""On which grounds a request may be refused, as rows with their source."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from wayside.governance.rights.vocabulary import RightKind

FILE = Path(__file__).parent / "data" / "refusals.csv"
BOTH = "both"
YES = "yes"


@dataclass(frozen=True, slots=True)
class Ground:
    """One ground: its provision, what it is used for, and whether nobody has checked it yet."""

    code: str
    kind: str
    provision: str
    use: str
    to_check: bool
    source: str


@cache
def grounds() -> dict[str, Ground]:
    """All of them, by code."""
    with FILE.open(newline="") as file:
        return {
            row["code"]: Ground(
                row["code"],
                row["kind"],
                row["provision"],
                row["use"],
                row["check"] == YES,
                row["source"],
            )
            for row in csv.DictReader(file)
        }


def grounds_of(kind: RightKind | str) -> dict[str, Ground]:
    """Those of one kind of request."""
    return {code: each for code, each in grounds().items() if each.kind in (kind, BOTH)}
