"""From chunks of lines to columns of text, with the number of each record's first line.

Plain lines (no quotes, right number of fields, UTF-8) of a chunk are parsed at once; only the
others are taken one by one, so that a bad line costs itself only. A quote left open swallows at
most ``JOINED_LINES`` lines before its line is set aside alone and reading goes on after it.
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
LAST_ASCII = 127
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
        self.waiting = b""

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
        chunk, self.waiting = self.waiting + chunk, b""
        found = _Sorted(len(self.header), self.separator)
        is_cut = is_last and self.is_cut()
        if is_cut:
            chunk = chunk[: chunk.rfind(b"\n", 0, -1) + 1]
        lines = Lines(chunk)
        plain = ~lines.odd(len(self.header), self.separator)
        self._take_odd(lines, plain, found, is_last=is_last and not is_cut)
        records = self._joined(lines, plain, found)
        self.next_line += len(plain)
        if is_cut:
            found.set_aside("last_line_cut", self.next_line)
        return records

    def _take_odd(
        self, lines: "Lines", plain: NDArray[np.bool_], found: "_Sorted", *, is_last: bool
    ) -> None:
        """Take the lines that are not plain one by one, with the plain ones they draw in; what
        needs lines of the next chunk waits for it."""
        after = 0
        for at in np.flatnonzero(~plain).tolist():
            if at < after:
                continue
            used = _take(lines, at, self.next_line + at, found, is_last=is_last)
            if not used:
                self.waiting = lines.from_line(at)
                plain.resize(at, refcheck=False)
                return
            after = at + used
            plain[at:after] = False

    def _joined(self, lines: "Lines", plain: NDArray[np.bool_], found: "_Sorted") -> Records:
        """One table of the plain lines and of the records taken one by one, in their order."""
        numbers = np.flatnonzero(plain).astype(np.int32) + np.int32(self.next_line)
        table = self._parsed(lines.chosen(plain)).with_columns(pl.Series(LINE, numbers))
        if found.lines:
            columns = zip(*found.fields, strict=True)
            odd = pl.DataFrame(
                [
                    pl.Series(name, values, dtype=pl.String)
                    for name, values in zip(self.names, columns, strict=True)
                ]
            ).with_columns(pl.Series(LINE, found.lines, dtype=pl.Int32))
            table = pl.concat([table, odd]).sort(LINE)
        if (again := table.to_series(0) == self.header[0]).any():
            table = self._without_headers(table, again, found)
        return Records(table, found.unusable, found.noted)

    def _parsed(self, plain: bytes) -> pl.DataFrame:
        schema = dict.fromkeys(self.names, pl.String)
        if not plain:
            return pl.DataFrame(schema=schema)
        return pl.read_csv(
            plain,
            has_header=False,
            schema=schema,
            separator=self.separator,
            quote_char=None,
            empty_string_is_null=False,
            extra_columns="raise",
        )

    def _without_headers(
        self, table: pl.DataFrame, again: pl.Series, found: "_Sorted"
    ) -> pl.DataFrame:
        """Set aside lines that are the header once more."""
        same = again & pl.Series(
            [list(row[: len(self.header)]) == self.header for row in table.iter_rows()]
        )
        for line in table.filter(same)[LINE]:
            found.set_aside("header_again", line)
        return table.filter(~same)


class Lines:
    """A chunk's lines by their number in it, without cutting it up."""

    def __init__(self, chunk: bytes) -> None:
        self.chunk = chunk
        self.bytes = np.frombuffer(chunk, dtype=np.uint8)
        self.ends = np.flatnonzero(self.bytes == NEWLINE)
        self.starts = np.concatenate((np.zeros(1, dtype=np.int64), self.ends[:-1] + 1))
        if not len(self.ends):
            self.starts = self.ends

    def __len__(self) -> int:
        return len(self.ends)

    def __getitem__(self, number: int) -> bytes:
        return self.chunk[self.starts[number] : self.ends[number]]

    def from_line(self, number: int) -> bytes:
        """Everything from a line on."""
        return self.chunk[self.starts[number] :]

    def chosen(self, mask: NDArray[np.bool_]) -> bytes:
        """The lines that the mask (for the first lines) selects, as one text."""
        if mask.all() and len(mask) == len(self.ends):
            return self.chunk
        starts, ends = self.starts[: len(mask)], self.ends[: len(mask)]
        wanted = np.repeat(mask, ends - starts + 1)
        return self.bytes[: len(wanted)][wanted].tobytes()

    def odd(self, width: int, separator: str) -> NDArray[np.bool_]:
        """Which lines cannot be parsed at once."""
        lengths = self.ends - self.starts
        odd = (lengths == 0) | (lengths > LONGEST_FIELD)
        odd |= self._count(self.bytes == ord(separator)) != width - 1
        for sign in (b'"', b"\0", b"\r"):
            if sign in self.chunk:
                odd |= self._count(self.bytes == sign[0]) > 0
        if not _is_utf8(self.chunk):
            odd |= self._count(self.bytes > LAST_ASCII) > 0
        return np.asarray(odd, dtype=np.bool_)

    def _count(self, marked: NDArray[np.bool_]) -> NDArray[np.int64]:
        """How many bytes of each line are marked."""
        return np.diff(np.searchsorted(np.flatnonzero(marked), self.ends), prepend=0)


def _is_utf8(chunk: bytes) -> bool:
    if chunk.isascii():
        return True
    try:
        chunk.decode()
    except UnicodeDecodeError:
        return False
    return True


def _take(lines: Lines, at: int, number: int, found: _Sorted, *, is_last: bool) -> int:
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
        used = together(lines, at)
        if not used and not is_last and len(lines) - at < JOINED_LINES:
            return 0
        if not used:
            found.set_aside("open_quote", number)
            return 1
        raw = b"\n".join(lines[number] for number in range(at, at + used))
    text, is_utf8 = decoded(raw)
    if not is_utf8:
        found.note("not_utf8", number)
    _place(text, number, found, is_end=is_last and at + used == len(lines))
    return used


def together(lines: Lines, at: int) -> int:
    """How many lines from ``at`` make one record whose quotes close; 0 if none within reach."""
    open_quotes = 0
    for used, number in enumerate(range(at, min(at + JOINED_LINES, len(lines))), start=1):
        line = lines[number]
        if b"\0" in line:
            return 0
        open_quotes += line.count(b'"')
        if open_quotes % 2 == 0:
            return used
    return 0


def decoded(raw: bytes) -> tuple[str, bool]:
    """The text of a line, and whether it is UTF-8; what is not is taken for Windows-1252."""
    try:
        return raw.decode(), True
    except UnicodeDecodeError:
        pass
    try:
        return raw.decode("cp1252"), False
    except UnicodeDecodeError:
        return raw.decode("latin-1"), False


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
    else:
        found.fields.append(fields)
        found.lines.append(number)


def split(text: str, separator: str) -> list[str] | None:
    """The fields of one record as CSV; None if its quotes make no sense."""
    try:
        rows = list(csv.reader([text], delimiter=separator, strict=True))
    except csv.Error:
        return None
    if len(rows) != 1:
        return None
    return rows[0]
