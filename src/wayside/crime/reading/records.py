"""From chunks of lines to columns of text, with the number of each record's first line.

A chunk of plain lines (no quotes, right number of fields, UTF-8) is parsed at once. Any other
chunk is taken line by line, so that one bad line costs itself only: a quote left open swallows
at most ``JOINED_LINES`` lines before it is set aside alone and reading goes on after it.
"""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import polars as pl
from numpy.typing import NDArray

from wayside.crime.reading.text import TOO_LONG

JOINED_LINES = 20
LONGEST_FIELD = 10_000
LINE = "line"
NEWLINE = 10
Numbers = NDArray[np.int32]


@dataclass(slots=True)
class Records:
    """One chunk's records as columns of text, and the lines that are no records, by reason."""

    table: pl.DataFrame
    unusable: dict[str, list[int]] = field(default_factory=dict)
    noted: dict[str, list[int]] = field(default_factory=dict)


@dataclass(slots=True)
class _Sorted:
    """Fields and first lines of the good records met so far, and the others by reason."""

    width: int
    separator: str
    header: list[str]
    fields: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    unusable: dict[str, list[int]] = field(default_factory=dict)
    noted: dict[str, list[int]] = field(default_factory=dict)

    def set_aside(self, reason: str, line: int) -> None:
        self.unusable.setdefault(reason, []).append(line)

    def note(self, fact: str, line: int) -> None:
        self.noted.setdefault(fact, []).append(line)


class Reader:
    """Turns chunks into records; knows the line it has come to."""

    def __init__(
        self,
        names: Sequence[str],
        header: Sequence[str],
        *,
        first_line: int,
        separator: str = ",",
        is_cut: Callable[[], bool] = lambda: False,
    ) -> None:
        self.names = list(names)
        self.header = list(header)
        self.separator = separator
        self.next_line = first_line
        self.is_cut = is_cut
        self.waiting: list[bytes] = []

    def read(self, chunks: Iterator[bytes]) -> Iterator[Records]:
        """The records of each chunk; the last chunk's last line may be cut."""
        chunk = next(chunks, None)
        while chunk is not None:
            after = next(chunks, None)
            yield self._records(chunk, is_last=after is None)
            chunk = after

    def _records(self, chunk: bytes, *, is_last: bool) -> Records:
        if b"\r" in chunk:
            chunk = chunk.replace(b"\r\n", b"\n")
        is_cut = is_last and self.is_cut()
        if not is_cut and not self.waiting and (plain := self._at_once(chunk)) is not None:
            return plain
        return self._one_by_one(chunk, is_last=is_last, is_cut=is_cut)

    def _at_once(self, chunk: bytes) -> Records | None:
        """The chunk's records if all its lines are plain, else None."""
        if b'"' in chunk or b"\0" in chunk or b"\r" in chunk or not _is_utf8(chunk):
            return None
        ends = np.flatnonzero(np.frombuffer(chunk, dtype=np.uint8) == NEWLINE)
        lengths = np.diff(ends, prepend=-1)
        commas = chunk.count(self.separator.encode())
        even = commas == len(ends) * (len(self.header) - 1)
        if not even or lengths.min() <= 1 or lengths.max() > LONGEST_FIELD:
            return None
        try:
            table = pl.read_csv(
                chunk,
                has_header=False,
                schema=dict.fromkeys(self.names, pl.String),
                separator=self.separator,
                quote_char=None,
                empty_string_is_null=False,
                extra_columns="raise",
                missing_columns="raise",
            )
        except pl.exceptions.PolarsError:
            return None
        if len(table) != len(ends) or (table.to_series(0) == self.header[0]).any():
            return None
        numbers = np.arange(self.next_line, self.next_line + len(ends), dtype=np.int32)
        self.next_line += len(ends)
        return Records(table.with_columns(pl.Series(LINE, numbers)))

    def _one_by_one(self, chunk: bytes, *, is_last: bool, is_cut: bool) -> Records:
        lines = self.waiting + chunk.split(b"\n")[:-1]
        self.waiting = []
        found = _Sorted(len(self.header), self.separator, self.header)
        if is_cut:
            lines.pop()
        at = 0
        while at < len(lines):
            used = _take(lines, at, self.next_line, found, is_last=is_last)
            if not used:
                self.waiting = lines[at:]
                break
            at += used
            self.next_line += used
        if is_cut:
            found.set_aside("last_line_cut", self.next_line)
        columns = list(zip(*found.fields, strict=True)) or [()] * len(self.header)
        table = pl.DataFrame(
            [
                pl.Series(name, values, dtype=pl.String)
                for name, values in zip(self.names, columns, strict=True)
            ]
        )
        numbers = pl.Series(LINE, found.lines, dtype=pl.Int32)
        return Records(table.with_columns(numbers), found.unusable, found.noted)


def _is_utf8(chunk: bytes) -> bool:
    if chunk.isascii():
        return True
    try:
        chunk.decode()
    except UnicodeDecodeError:
        return False
    return True


def _take(lines: list[bytes], at: int, number: int, found: _Sorted, *, is_last: bool) -> int:
    """Read the record that begins at ``lines[at]``; how many lines it used, 0 for "need more"."""
    raw = lines[at]
    if not raw.strip():
        found.note("blank_lines", number)
        return 1
    if b"\0" in raw:
        found.set_aside("line_too_long" if TOO_LONG in raw else "control_characters", number)
        return 1
    used = 1
    if raw.count(b'"') % 2:
        used = _joined(lines, at)
        if not used and not is_last and len(lines) - at < JOINED_LINES:
            return 0
        if not used:
            found.set_aside("open_quote", number)
            return 1
        raw = b"\n".join(lines[at : at + used])
    text = _decoded(raw, number, found)
    _place(text, number, found, is_end=is_last and at + used == len(lines))
    return used


def _joined(lines: list[bytes], at: int) -> int:
    """How many lines from ``at`` make one record whose quotes close; 0 if none within reach."""
    open_quotes = 0
    for used, line in enumerate(lines[at : at + JOINED_LINES], start=1):
        if b"\0" in line:
            return 0
        open_quotes += line.count(b'"')
        if open_quotes % 2 == 0:
            return used
    return 0


def _decoded(raw: bytes, number: int, found: _Sorted) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        found.note("not_utf8", number)
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _place(text: str, number: int, found: _Sorted, *, is_end: bool) -> None:
    """Put a record among the good ones, or aside with the reason."""
    fields = split(text, found.separator) if '"' in text else text.split(found.separator)
    if fields is None:
        found.set_aside("open_quote", number)
    elif len(fields) < found.width and is_end:
        found.set_aside("last_line_cut", number)
    elif len(fields) != found.width:
        found.set_aside("wrong_number_of_fields", number)
    elif len(text) > LONGEST_FIELD and max(map(len, fields)) > LONGEST_FIELD:
        found.set_aside("field_too_long", number)
    elif fields == found.header:
        found.set_aside("header_again", number)
    else:
        found.fields.append(fields)
        found.lines.append(number)


def split(text: str, separator: str) -> list[str] | None:
    """The fields of one record as CSV; None if its quotes make no sense."""
    try:
        rows = list(csv.reader(text.split("\n"), delimiter=separator, strict=True))
    except csv.Error:
        return None
    if len(rows) != 1:
        return None
    return rows[0]
