"""CSV and XLSX as rows of text, within limits."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from itertools import zip_longest
from xml.etree import ElementTree

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MOST_ROWS, MOST_COLUMNS, MOST_CELL = 1000, 40, 500
MOST_BYTES = 8 << 20
SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
FORMULA = "="


class UnreadableError(ValueError):
    """The file as a whole cannot be read; the text says what to do."""

    def __init__(self, sentence: str | Promise) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


Table = list[tuple[int, dict[str, str]]]


def read_table(content: bytes) -> Table:
    """The rows below the header, each with its number in the file, by the header's words in
    small letters; blank rows are left out.

    Raises:
        UnreadableError: it is no table, or larger than a list of staff can be.
    """
    rows = _workbook(content) if content.startswith(b"PK\x03\x04") else _csv(content)
    found = [(number, row) for number, row in rows if any(cell.strip() for cell in row)]
    if len(found) < 2:
        raise UnreadableError(_("The file has no rows below its header."))
    if len(found) > MOST_ROWS + 1:
        raise UnreadableError(_("The file has more than 1,000 rows. Send it in parts."))
    header = [" ".join(cell.lower().replace("_", " ").split()) for cell in found[0][1]]
    if len(header) > MOST_COLUMNS:
        raise UnreadableError(_("The file has more than 40 columns. Delete those not needed."))
    named = [name for name in header if name]
    twice = sorted({name for name in named if named.count(name) > 1})
    if twice:
        raise UnreadableError(
            _("The header names a column twice: %(columns)s.") % {"columns": ", ".join(twice)}
        )
    return [(number, _by_header(number, header, row)) for number, row in found[1:]]


def _by_header(number: int, header: list[str], row: list[str]) -> dict[str, str]:
    """A short row lacks its last cells; one with cells under no heading would lose them."""
    beyond = [cell for name, cell in zip_longest(header, row, fillvalue="") if cell and not name]
    if any(cell.strip() for cell in beyond):
        raise UnreadableError(
            _("Row %(row)s has more cells than the header. Put quotation marks around commas.")
            % {"row": number}
        )
    cells = zip_longest(header, row, fillvalue="")
    return {name: cell.strip() for name, cell in cells if name}


def _csv(content: bytes) -> Iterator[tuple[int, list[str]]]:
    text = _decoded(content)
    sample = text[:2000]
    separator = max(",;\t", key=sample.count)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        if "field limit" in str(error):
            raise UnreadableError(
                _("Line %(line)s holds far more text than a cell can. Check the file.")
                % {"line": reader.line_num}
            ) from error
        raise UnreadableError(
            _("The file is not a table. Check its quotation marks, or save it again as CSV.")
        ) from error


def _decoded(content: bytes) -> str:
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnreadableError(
            _("Line %(line)s holds letters in an unknown encoding. Save the file as CSV UTF-8.")
            % {"line": line}
        ) from error
    if "\x00" in text:
        raise UnreadableError(_("This is neither CSV, XLSX nor iCalendar."))
    return text


def _workbook(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """The first sheet. Its parts are read only as far as a list of staff can reach, so that a
    small file cannot ask for any amount of memory."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [each for each in archive.namelist() if each.startswith("xl/worksheets/sheet")]
            words = _words(archive)
            if not names:
                raise UnreadableError(_("The workbook holds no sheet."))
            sheet = _part(archive, min(names, key=lambda name: (len(name), name)))
            root = ElementTree.fromstring(sheet)  # noqa: S314
            _refuse_merged(root)
            for row in root.iter(f"{SPACE}row"):
                yield int(row.get("r", "0")), _cells(row, words)
    except (zipfile.BadZipFile, ElementTree.ParseError, KeyError, ValueError, IndexError) as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError(
            _("The workbook cannot be read. Save it again as .xlsx or as CSV.")
        ) from error


def _refuse_merged(sheet: ElementTree.Element) -> None:
    """Merged cells hold one value for many rows: which rows it was meant for is a guess."""
    merged = [each.get("ref", "") for each in sheet.iter(f"{SPACE}mergeCell")]
    if merged:
        raise UnreadableError(
            _("Cells are merged (%(cells)s). Unmerge them and give each row its own values.")
            % {"cells": ", ".join(merged[:3])}
        )


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        found = part.read(MOST_BYTES + 1)
    if len(found) > MOST_BYTES or b"<!DOCTYPE" in found[:1000]:
        raise UnreadableError(_("The workbook is larger than a list of staff can be."))
    return found


def _words(archive: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    root = ElementTree.fromstring(_part(archive, "xl/sharedStrings.xml"))  # noqa: S314
    return [_text(each) for each in root.iter(f"{SPACE}si")]


def _cells(row: ElementTree.Element, words: list[str]) -> list[str]:
    cells: list[str] = []
    for cell in row.iter(f"{SPACE}c"):
        found = CELL.fullmatch(cell.get("r", ""))
        column = _column(found[1]) if found else len(cells)
        if column > MOST_COLUMNS:
            break
        cells += [""] * (column - len(cells))
        cells.append(_value(cell, words))
    return cells


def _value(cell: ElementTree.Element, words: list[str]) -> str:
    """A formula is shown as one, so that its row says so: what it comes to is another's word."""
    formula = cell.find(f"{SPACE}f")
    if formula is not None:
        return FORMULA + (formula.text or "")
    if cell.get("t") == "inlineStr":
        return _text(cell)[: MOST_CELL + 1]
    value = cell.findtext(f"{SPACE}v") or ""
    if cell.get("t") == "s":
        return words[int(value)][: MOST_CELL + 1]
    return value[: MOST_CELL + 1]


def _text(element: ElementTree.Element) -> str:
    return "".join(each.text or "" for each in element.iter(f"{SPACE}t"))


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
