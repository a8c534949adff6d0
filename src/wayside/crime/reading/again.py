"""Finds lines of a file again, by their numbers, as they stood in it."""

from collections.abc import Iterator
from typing import BinaryIO

import numpy as np

from wayside.crime.reading import text
from wayside.crime.reading.lines import Numbers
from wayside.crime.reading.mapping import SEPARATORS
from wayside.crime.reading.own import sheet_of
from wayside.crime.reading.records import Lines, decoded, split, together
from wayside.crime.reading.streams import Progress, blocks, is_workbook

Found = tuple[int, list[str]]


def lines_again(file: BinaryIO, *, member: str, numbers: Numbers) -> Iterator[Found]:
    """Each numbered line with its fields; a line that is no record is one field.

    The first item is the header's line. Numbers are ascending, the first line is 1.
    """
    if not member and is_workbook(file):
        yield from _of_workbook(file, numbers)
        return
    facts, number, separator = text.TextFacts(), 1, ""
    for chunk in text.chunks(blocks(file, member, Progress()), facts):
        lines = Lines(chunk.replace(b"\r\n", b"\n"))
        if not separator:
            at, separator = _header(lines)
            yield number + at, _fields(lines, at, separator)
        first, last = np.searchsorted(numbers, (number, number + len(lines)))
        for wanted in np.unique(numbers[first:last]).tolist():
            yield wanted, _fields(lines, wanted - number, separator)
        number += len(lines)


def _header(lines: Lines) -> tuple[int, str]:
    at = next((each for each in range(len(lines)) if lines[each].strip()), 0)
    raw = lines[at]
    return at, max(SEPARATORS, key=lambda each: raw.count(each.encode()))


def _fields(lines: Lines, at: int, separator: str) -> list[str]:
    raw = lines[at]
    if raw.count(b'"') % 2 and (used := together(lines, at)):
        raw = b"\n".join(lines[each] for each in range(at, at + used))
    words = decoded(raw)[0].replace("\0", "\ufffd")
    return split(words, separator) or [words]


def _of_workbook(file: BinaryIO, numbers: Numbers) -> Iterator[Found]:
    sheet = sheet_of(file)
    yield 1, [str(cell) for cell in sheet.row(0)]
    for number in np.unique(numbers).tolist():
        yield number, [str(cell) for cell in sheet.row(number - 1)]
