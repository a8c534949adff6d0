"""How a force's own extract is read: the choices made once on screen, as a plain value."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from wayside.crime.reading.errors import UnreadableFileError
from wayside.crime.reading.kinds import Layout

# What a column may hold, in the order the screen asks for it.
ROLES = (
    "date",
    "time",
    "code",
    "offence",
    "longitude",
    "latitude",
    "easting",
    "northing",
    "location",
    "reference",
)
DAY_FIRST, MONTH_FIRST, YEAR_FIRST = "day_first", "month_first", "year_first"
SEPARATORS = (",", ";", "\t", "|")


@dataclass(frozen=True, slots=True)
class Choices:
    """The column of each role (by its header), and how dates, zones, places and codes are read.

    ``kinds`` leads from an offence code, or an offence name where there is no code, both as
    ``key`` writes them, to what the offence is.
    """

    columns: Mapping[str, str]
    date_order: str = DAY_FIRST
    zone: str = "Europe/London"
    srid: int = 27700
    kinds: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Choices":
        """From what a mapping keeps."""
        return cls(**{"columns": {}, **stored})

    def to_json(self) -> dict[str, Any]:
        """As a mapping keeps it."""
        return asdict(self)

    @property
    def is_projected(self) -> bool:
        """Whether places are eastings and northings."""
        return "easting" in self.columns


def problems(columns: Mapping[str, str]) -> list[str]:
    """What is still missing before an extract can be read: names of roles."""
    lacking = [] if "date" in columns else ["date"]
    if "code" not in columns and "offence" not in columns:
        lacking.append("offence")
    degrees = {"longitude", "latitude"} <= columns.keys()
    metres = {"easting", "northing"} <= columns.keys()
    if degrees == metres:
        lacking.append("place")
    return lacking


def key(words: str) -> str:
    """An offence code or name in the form in which it is looked up."""
    return " ".join(words.split()).casefold()


def layout_by(choices: Choices, header: Sequence[str], *, line: int = 1) -> Layout:
    """The columns of a file as the mapping reads them: roles, and ``extra 3`` for the rest.

    Raises:
        UnreadableFileError: a column that the mapping reads is not there, or stands twice.
    """
    if lacking := problems(choices.columns):
        raise UnreadableFileError(
            f"The mapping does not say yet which column holds the {', '.join(lacking)}. Finish "
            "the mapping, then import the file again."
        )
    plain = [key(name.replace("\ufeff", "")) for name in header]
    names = [f"extra {position}" for position in range(len(header))]
    for role, column in choices.columns.items():
        if plain.count(key(column)) != 1:
            how = "stands twice" if key(column) in plain else "is missing"
            raise UnreadableFileError(
                f"Line {line}: the column “{column}” that the mapping reads {how}, so this is "
                "not the extract that the mapping was made for. Nothing was loaded.",
                line=line,
            )
        names[plain.index(key(column))] = role
    extra = tuple(
        name for name, role in zip(header, names, strict=True) if role.startswith("extra ")
    )
    return Layout("force", tuple(names), tuple(header), extra)
