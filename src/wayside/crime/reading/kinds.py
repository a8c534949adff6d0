"""What a file is, told from its header alone: which columns it must have, in any order."""

from collections.abc import Sequence
from dataclasses import dataclass

from wayside.crime.reading.errors import UnreadableFileError

REQUIRED = {
    "street": (
        "Crime ID",
        "Month",
        "Longitude",
        "Latitude",
        "Location",
        "LSOA code",
        "Crime type",
    ),
    "outcomes": (
        "Crime ID",
        "Month",
        "Longitude",
        "Latitude",
        "Location",
        "LSOA code",
        "Outcome type",
    ),
    "stop_search": (
        "Type",
        "Date",
        "Latitude",
        "Longitude",
        "Legislation",
        "Object of search",
        "Outcome",
    ),
}
PUBLISHED = {
    "street": (
        "Crime ID",
        "Month",
        "Reported by",
        "Falls within",
        "Longitude",
        "Latitude",
        "Location",
        "LSOA code",
        "LSOA name",
        "Crime type",
        "Last outcome category",
        "Context",
    ),
    "outcomes": (
        "Crime ID",
        "Month",
        "Reported by",
        "Falls within",
        "Longitude",
        "Latitude",
        "Location",
        "LSOA code",
        "LSOA name",
        "Outcome type",
    ),
    "stop_search": (
        "Type",
        "Date",
        "Part of a policing operation",
        "Policing operation",
        "Latitude",
        "Longitude",
        "Gender",
        "Age range",
        "Self-defined ethnicity",
        "Officer-defined ethnicity",
        "Legislation",
        "Object of search",
        "Outcome",
        "Outcome linked to object of search",
        "Removal of more than just outer clothing",
    ),
}


@dataclass(frozen=True, slots=True)
class Layout:
    """A file's kind and its columns: ``names`` in the file's order, our names for those known
    and ``extra 3`` for the fourth if it is not; which are extra, missing, or out of order."""

    kind: str
    names: tuple[str, ...]
    header: tuple[str, ...]
    extra: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    is_reordered: bool = False


def layout_of(header: Sequence[str], *, line: int = 1) -> Layout:
    """Recognise a data.police.uk file by its header.

    Raises:
        UnreadableFileError: it is no such file; the message says what is missing, and the line.
    """
    plain = [_plain(name) for name in header]
    best = max(REQUIRED, key=lambda kind: _share(kind, plain))
    lacking = [name for name in REQUIRED[best] if _plain(name) not in plain]
    if lacking:
        raise UnreadableFileError(_not_of_a_kind(best, plain, lacking, line), line=line)
    twice = [name for name in REQUIRED[best] if plain.count(_plain(name)) > 1]
    if twice:
        raise UnreadableFileError(
            f"Line {line}: the column {twice[0]} stands twice, so it is not clear which to read. "
            "Nothing was loaded.",
            line=line,
        )
    known = {_plain(name): name for name in PUBLISHED[best]}
    names, extra = [], []
    for position, (name, key) in enumerate(zip(header, plain, strict=True)):
        ours = known.pop(key, None)
        names.append(ours or f"extra {position}")
        if ours is None:
            extra.append(name.strip() or f"column {position + 1}")
    ordered = [name for name in PUBLISHED[best] if name in names]
    held = [name for name in names if name in ordered]
    missing = tuple(name for name in PUBLISHED[best] if name not in names)
    return Layout(best, tuple(names), tuple(header), tuple(extra), missing, held != ordered)


def _plain(name: str) -> str:
    return " ".join(name.replace("\ufeff", "").casefold().split())


def _share(kind: str, plain: Sequence[str]) -> float:
    required = REQUIRED[kind]
    return sum(_plain(name) in plain for name in required) / len(required)


def _not_of_a_kind(kind: str, plain: Sequence[str], lacking: Sequence[str], line: int) -> str:
    if _share(kind, plain) < 0.5:
        return (
            f"Line {line} is not the header of a street, outcomes or stop and search file of "
            "data.police.uk. For a force's own extract choose a mapping. Nothing was loaded."
        )
    words = {"street": "street crime", "outcomes": "outcomes", "stop_search": "stop and search"}
    return (
        f"Line {line}: this looks like a {words[kind]} file of data.police.uk, but lacks the "
        f"{'column' if len(lacking) == 1 else 'columns'} {', '.join(lacking)}. "
        "Nothing was loaded."
    )
