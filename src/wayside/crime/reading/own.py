"""Reads a force's own extract, CSV or Excel workbook, by a mapping; and shows its first rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

import polars as pl

from wayside.crime.reading import text
from wayside.crime.reading.checks import own
from wayside.crime.reading.checks.outcome import Ground
from wayside.crime.reading.errors import UnreadableFileError
from wayside.crime.reading.mapping import SEPARATORS, Choices, layout_by
from wayside.crime.reading.records import LINE, Reader, Records
from wayside.crime.reading.report import Tally
from wayside.crime.reading.source import Ending, Reading, checked_chunks, first_record, is_cut
from wayside.crime.reading.streams import Progress, blocks, check_workbook, is_workbook
from wayside.crime.reading.workbook import first_sheet

ROWS_A_CHUNK = 50_000
ROWS_SHOWN = 8
ROWS_FOR_CODES = 200_000


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file with its header read and its records still to come."""

    header: list[str]
    line: int
    records: Iterator[Records]


@dataclass(frozen=True, slots=True)
class Preview:
    """The header and first rows of an extract, as they stand in it."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def read_own(file: BinaryIO, *, member: str, ground: Ground, choices: Choices) -> Reading:
    """Begin to read a force's own extract.

    Raises:
        UnreadableFileError: at once or while reading; then nothing of the file may be kept.
    """
    progress, facts, tally = Progress(), text.TextFacts(), Tally()
    opened = _open(file, member, progress, facts, choices)
    layout = layout_by(choices, opened.header, line=opened.line)
    ending = Ending(layout, facts, progress, opened.line, "reference")
    chunks = checked_chunks(
        opened.records, lambda table: own.check(table, ground, choices), tally, ending
    )
    return Reading(layout, chunks, progress, tally)


def preview(file: BinaryIO, *, member: str = "") -> Preview:
    """The header and first rows, before any mapping.

    Raises:
        UnreadableFileError: the file is no CSV and no workbook.
    """
    opened = _open(file, member, Progress(), text.TextFacts(), None)
    first = next(opened.records, None)
    rows = first.table.drop(LINE).head(ROWS_SHOWN).rows() if first else []
    return Preview(tuple(opened.header), tuple(rows))


def offences(file: BinaryIO, *, choices: Choices, member: str = "") -> list[tuple[str, str, int]]:
    """The offence codes and names in the first rows, each with how often; the most first."""
    opened = _open(file, member, Progress(), text.TextFacts(), choices)
    tables = []
    rows = 0
    for records in opened.records:
        wanted = [role for role in ("code", "offence") if role in records.table.columns]
        table = records.table.select(pl.col(wanted).str.strip_chars())
        lacking = [pl.lit("").alias(role) for role in ("code", "offence") if role not in wanted]
        tables.append(table.with_columns(lacking).select("code", "offence"))
        rows += len(table)
        if rows >= ROWS_FOR_CODES:
            break
    if not tables:
        return []
    counted = (
        pl.concat(tables)
        .group_by("code", "offence")
        .len()
        .sort(["len", "code"], descending=[True, False])
    )
    return [(code, offence, count) for code, offence, count in counted.iter_rows()]


def _open(
    file: BinaryIO,
    member: str,
    progress: Progress,
    facts: text.TextFacts,
    choices: Choices | None,
) -> _Opened:
    if not member and is_workbook(file):
        return _workbook(file, progress, choices)
    lines = text.chunks(blocks(file, member, progress), facts)
    first = next(lines, b"")
    separator = _separator(first)
    header, line, rest = first_record(_again(first, lines), separator)
    names = _names(choices, header, line)
    reader = Reader(
        names,
        header,
        first_line=line + 1,
        separator=separator,
        is_cut=lambda: is_cut(progress, facts),
    )
    return _Opened(header, line, reader.read(rest))


def _names(choices: Choices | None, header: list[str], line: int) -> list[str]:
    if choices is None:
        return [f"column {position}" for position in range(len(header))]
    return list(layout_by(choices, header, line=line).names)


def _again(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    if first:
        yield first
    yield from rest


def _separator(first: bytes) -> str:
    header = next((line for line in first.split(b"\n", 50) if line.strip()), b"")
    return max(SEPARATORS, key=lambda each: header.count(each.encode()))


def sheet_of(file: BinaryIO) -> pl.DataFrame:
    """The first sheet, all as text, line by line; dates as ISO, numbers as written.

    Raises:
        UnreadableFileError: it is damaged, too large or empty.
    """
    check_workbook(file)
    file.seek(0)
    table = first_sheet(file.read())
    if not len(table):
        raise UnreadableFileError("The first sheet of the workbook is empty.", line=1)
    return table


def _workbook(file: BinaryIO, progress: Progress, choices: Choices | None) -> _Opened:
    table = sheet_of(file)
    progress.bytes_done = file.tell()
    header = [str(cell).strip() for cell in table.row(0)]
    names = _names(choices, header, 1)
    table = table.rename(dict(zip(table.columns, names, strict=True)))
    numbered = table.with_row_index(LINE, 1).with_columns(pl.col(LINE).cast(pl.Int32))
    body = numbered.slice(1).filter(
        pl.any_horizontal(pl.col(name).str.strip_chars() != "" for name in names)
    )
    return _Opened(header, 1, _slices(body, names))


def _slices(body: pl.DataFrame, names: list[str]) -> Iterator[Records]:
    for start in range(0, len(body), ROWS_A_CHUNK):
        yield Records(body.slice(start, ROWS_A_CHUNK).select(*names, LINE))
