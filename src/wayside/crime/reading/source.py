"""Reads one file from its bytes to checked rows, chunk by chunk."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Protocol

import polars as pl

from wayside.crime.reading import text
from wayside.crime.reading.checks import published, stop_search
from wayside.crime.reading.checks.outcome import Checked, Ground
from wayside.crime.reading.errors import UnreadableFileError
from wayside.crime.reading.kinds import Layout, layout_of
from wayside.crime.reading.records import LINE, Reader, Records, split
from wayside.crime.reading.repeats import Repeats
from wayside.crime.reading.report import Tally
from wayside.crime.reading.streams import Progress, blocks

LONGEST_HEADER = 20_000
REPEATED = {"Crime ID": "repeated_crime_ids", "reference": "repeated_references"}


class Check(Protocol):
    """A kind's checks of one chunk."""

    def __call__(self, table: pl.DataFrame) -> Checked: ...


@dataclass(slots=True)
class Reading:
    """A file under way: what it is, how far it has come, and what was found so far."""

    layout: Layout
    chunks: Iterator[Checked]
    progress: Progress
    tally: Tally = field(default_factory=Tally)


def read_published(file: BinaryIO, *, member: str, ground: Ground) -> Reading:
    """Begin to read a street, outcomes or stop and search file.

    Raises:
        UnreadableFileError: at once or while reading; then nothing of the file may be kept.
    """
    progress, facts = Progress(), text.TextFacts()
    lines = text.chunks(blocks(file, member, progress), facts)
    header, line, rest = first_record(lines)
    layout = layout_of(header, line=line)
    reader = Reader(
        layout.names, header, first_line=line + 1, is_cut=lambda: is_cut(progress, facts)
    )
    tally = Tally()
    check = _check_of(layout.kind, ground)
    ending = Ending(layout, facts, progress, line)
    chunks = checked_chunks(reader.read(rest), check, tally, ending)
    return Reading(layout, chunks, progress, tally)


def first_record(
    chunks: Iterator[bytes], separator: str = ","
) -> tuple[list[str], int, Iterator[bytes]]:
    """The header's fields, the line it stands on, and the chunks after it. Without a separator
    the one that the header has most of is taken.

    Raises:
        UnreadableFileError: the file is empty, or no text.
    """
    first = next(chunks, b"")
    if not first.strip():
        raise UnreadableFileError("The file is empty. Nothing was loaded.", line=1)
    number, rest = 1, first
    while rest:
        raw, _, rest = rest.partition(b"\n")
        if raw.strip():
            break
        number += 1
    header = _header_text(raw, number)
    fields = split(header, separator)
    if fields is None:
        raise UnreadableFileError(
            f"Line {number} should be the header, but its quotes make no sense. "
            "Nothing was loaded.",
            line=number,
        )
    return fields, number, _chained(rest, chunks)


def _header_text(raw: bytes, number: int) -> str:
    if b"\0" in raw or len(raw) > LONGEST_HEADER:
        raise UnreadableFileError(
            f"Line {number} is not text, so this is not a crime file in CSV. Nothing was loaded.",
            line=number,
        )
    try:
        return raw.decode().strip("\r")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace").strip("\r")


def _chained(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    if first:
        yield first
    yield from rest


def is_cut(progress: Progress, facts: text.TextFacts) -> bool:
    return progress.is_cut_short and not facts.ends_with_newline


def _check_of(kind: str, ground: Ground) -> Check:
    if kind == "stop_search":
        return lambda table: stop_search.check(table, ground)
    return lambda table: published.check(kind, table, ground)


@dataclass(frozen=True, slots=True)
class Ending:
    """What is known of the file as a whole once it has been read."""

    layout: Layout
    facts: text.TextFacts
    progress: Progress
    header_line: int
    identifier: str = "Crime ID"

    def note(self, tally: Tally) -> None:
        """Note the facts of the file itself, at the line of its header."""
        whole = {
            "byte_order_mark": self.facts.has_mark and self.facts.encoding == "utf-8",
            "utf_16": self.facts.encoding != "utf-8",
            "columns_in_another_order": self.layout.is_reordered,
            "file_cut_short": self.progress.is_cut_short,
            "no_final_newline": not self.facts.ends_with_newline and not self.progress.is_cut_short,
        }
        for fact, holds in whole.items():
            tally.note(fact, [self.header_line] if holds else [])
        tally.note("extra_columns", [self.header_line] * len(self.layout.extra))
        tally.note("missing_columns", [self.header_line] * len(self.layout.missing))
        vintages = [tally.observed.get(each) for each in ("lsoa_2011", "lsoa_2021")]
        if all(vintages):
            rarer = min((each for each in vintages if each), key=lambda each: each.count)
            tally.note("mixed_lsoa_vintages", rarer.numbers())


def checked_chunks(
    records: Iterator[Records], check: Check, tally: Tally, ending: Ending
) -> Iterator[Checked]:
    """Check each chunk and add it up; at the end, what is true of the file as a whole."""
    repeats, identifier = Repeats(), ending.identifier
    try:
        for chunk in records:
            checked = check(chunk.table)
            tally.add(chunk, checked)
            if identifier in chunk.table.columns:
                named = chunk.table.filter(pl.col(identifier) != "")
                repeats.add(named[identifier], named[LINE])
            yield checked
        tally.note(REPEATED[identifier], repeats.lines())
    finally:
        repeats.close()
    ending.note(tally)
    tally.check_balance()
