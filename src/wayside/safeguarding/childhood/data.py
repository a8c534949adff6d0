"""Topics and notes of law as rows with their source, each to be checked before use. Pure."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Row:
    """One topic or note: its slug, what it says, and where it is from."""

    slug: str
    text: str
    source: str
    check_before_use: bool

    @property
    def label(self) -> str:
        """What it says, in the language of the page."""
        return _(self.text)


@cache
def topics() -> tuple[Row, ...]:
    """What may be a sign of exploitation: topics, not questions, and no score."""
    return _rows("indicators.csv", "topic")


@cache
def law() -> tuple[Row, ...]:
    """What a review is told of the law."""
    return _rows("law.csv", "text")


def _rows(name: str, column: str) -> tuple[Row, ...]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return tuple(
        Row(row["slug"], row[column], row["source"], row["check_before_use"] == "yes")
        for row in csv.DictReader(text.splitlines())
    )
