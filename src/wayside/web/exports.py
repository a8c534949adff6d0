"""Files that leave the screen: safe in a spreadsheet, marked, never cached."""

import csv
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import Any

from django.http import HttpResponse
from django.utils.http import content_disposition_header

FORMULA_LETTERS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
FORMULA_STARTS = (*FORMULA_LETTERS, "\t", "\r", "\n")
# Where lists are separated by semicolons or tabs, a program may cut a cell in two there. Such a
# run is taken whole, whatever follows: looking for its end from each of its letters anew would
# take hours over a cell of a megabyte of line ends
RUN = re.compile(r"[;\s\"]++")
SEPARATORS = frozenset(";\t\r\n")


def safe_cell(value: object) -> str | int | float:
    """A value that no spreadsheet takes for a formula; numbers stay numbers."""
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    text = RUN.sub(_kept_apart, str(value).replace("\x00", ""))
    bare = text.lstrip(" \u00a0\ufeff\u200b")
    return f"'{text}" if bare.startswith(FORMULA_STARTS) else text


def _kept_apart(run: re.Match[str]) -> str:
    """A run between words, with an apostrophe where a cut in it would begin with a formula."""
    cut = run.group()
    begins = run.string.startswith(FORMULA_LETTERS, run.end())
    return f"{cut}'" if begins and not SEPARATORS.isdisjoint(cut) else cut


def csv_bytes(
    header: Sequence[object], rows: Iterable[Sequence[object]], *, watermark: str = ""
) -> bytes:
    """A CSV that Excel opens as UTF-8, with the watermark as first and last line."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC)
    mark = [safe_cell(watermark)] if watermark else None
    if mark:
        writer.writerow(mark)
    writer.writerow([safe_cell(cell) for cell in header])
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    if mark:
        writer.writerow(mark)
    return text.getvalue().encode("utf-8-sig")


def geojson_bytes(
    features: Iterable[tuple[Mapping[str, Any], Mapping[str, Any]]], *, watermark: str = ""
) -> bytes:
    """A GeoJSON feature collection from (geometry, properties) pairs, in WGS84."""
    collection: dict[str, Any] = {"type": "FeatureCollection"}
    if watermark:
        collection["watermark"] = watermark
    collection["features"] = [
        {"type": "Feature", "geometry": dict(geometry), "properties": dict(properties)}
        for geometry, properties in features
    ]
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode()


def attachment(content: bytes, *, filename: str, content_type: str) -> HttpResponse:
    """A response that is saved, not shown; ``filename`` may hold any letters."""
    response = HttpResponse(content, content_type=content_type)
    response.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=filename) or "attachment"
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
