"""Imports and quality reports, for the templates."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.dateformat import format as format_date
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayside.crime.facts import said
from wayside.crime.models import ImportBatch, ImportFile
from wayside.crime.queries.coverage import Series, spans
from wayside.crime.vocabulary import FileKind, ImportState, LineGroup
from wayside.partners.models import Area
from wayside.web.exports import safe_cell

COLOURS = {
    ImportState.WAITING: "grey",
    ImportState.READING: "blue",
    ImportState.LOADED: "green",
    ImportState.FAILED: "red",
}


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One import in the list."""

    url: str
    started_at: datetime
    by: str
    files: int
    rows: int
    state: str
    colour: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is true of lines of a file: how many, what it means, where to get them."""

    count: int
    label: str | Promise
    sentence: str | Promise
    url: str


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file's quality report."""

    name: str
    kind: str | Promise
    state: str | Promise
    colour: str
    error: str
    force: str
    span: str
    rows_read: int
    rows_stored: int
    rows_outside: int
    not_stored: tuple[Finding, ...]
    noted: tuple[Finding, ...]
    drift: dict[str, int] | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a batch has come, in per cent of its bytes."""

    done: int
    message: str
    is_finished: bool


def batch_rows(batches: Iterable[Any], area: Area) -> list[BatchRow]:
    """The list of imports."""
    return [
        BatchRow(
            url=reverse("crime:batch", args=(area.slug, batch.id)),
            started_at=batch.started_at,
            by=importer(batch),
            files=batch.file_count,
            rows=batch.rows or 0,
            state=_state(batch),
            colour="blue" if not batch.finished_at else "red" if batch.failed_count else "green",
        )
        for batch in batches
    ]


def importer(batch: ImportBatch) -> str:
    """Who brought the files."""
    return batch.membership.person.name if batch.membership else _("Command line")


def _state(batch: Any) -> str:
    if not batch.finished_at:
        return _("Under way")
    if not batch.failed_count:
        return _("Loaded")
    return ngettext("%(n)d file not loaded", "%(n)d files not loaded", batch.failed_count) % {
        "n": batch.failed_count
    }


def progress(batch: ImportBatch, files: Sequence[ImportFile]) -> Progress:
    """How far the batch has come."""
    total = sum(file.bytes_total for file in files) or 1
    done = sum(file.bytes_total if file.is_finished else file.bytes_done for file in files)
    finished = sum(file.is_finished for file in files)
    message = _("%(finished)d of %(files)d files, %(rows)s rows read") % {
        "finished": finished,
        "files": len(files),
        "rows": f"{sum(file.rows_read for file in files):,}",
    }
    over = batch.finished_at is not None
    return Progress(100 if over else min(99, 100 * done // total), message, over)


def file_reports(batch: ImportBatch, files: Sequence[ImportFile]) -> list[FileReport]:
    """The quality reports of a batch's files."""
    return [_file_report(batch, file) for file in files]


def _file_report(batch: ImportBatch, file: ImportFile) -> FileReport:
    report = file.report
    months = report.get("months") or []
    return FileReport(
        name=file.name,
        kind=FileKind(file.kind).label if file.kind else "",
        state=ImportState(file.state).label,
        colour=COLOURS[ImportState(file.state)],
        error=file.error,
        force=report.get("force") or "",
        span=_span(months),
        rows_read=report.get("rows_read", 0),
        rows_stored=report.get("rows_stored", 0),
        rows_outside=report.get("rows_outside_area", 0),
        not_stored=_findings(batch, file, {LineGroup.SET_ASIDE, LineGroup.OUTSIDE}),
        noted=_findings(batch, file, {LineGroup.OBSERVED}),
        drift=report.get("drift"),
    )


def _span(months: Sequence[str]) -> str:
    if len(months) < 2:
        return "".join(map(_month, months))
    return _("%(first)s to %(last)s, %(n)d months") % {
        "first": _month(months[0]),
        "last": _month(months[-1]),
        "n": len(months),
    }


def _month(written: str) -> str:
    """ "June 2018" for "2018-06"."""
    return format_date(date.fromisoformat(f"{written}-01"), "F Y")


def _findings(batch: ImportBatch, file: ImportFile, groups: set[LineGroup]) -> tuple[Finding, ...]:
    found = []
    for lines in file.line_sets.all():
        if lines.group in groups:
            words = said(lines.slug)
            place = (batch.area.slug, batch.id, file.position, lines.slug)
            url = reverse("crime:lines", args=place)
            found.append(Finding(lines.count, words.label, words.sentence, url))
    return tuple(sorted(found, key=lambda each: -each.count))


def missing_sentences(missing: dict[Series, list[date]]) -> list[str]:
    """The months missing of each dataset and force, a sentence each."""
    return [
        _("%(kind)s, %(force)s: %(months)s")
        % {
            "kind": FileKind(kind).label,
            "force": force,
            "months": ", ".join(_run(first, last) for first, last in spans(months)),
        }
        for (kind, force), months in missing.items()
    ]


def _run(first: date, last: date) -> str:
    if first == last:
        return f"{first:%Y-%m}"
    return _("%(first)s to %(last)s") % {"first": f"{first:%Y-%m}", "last": f"{last:%Y-%m}"}


def csv_of(rows: Iterator[Sequence[object]], *, watermark: str) -> Iterator[bytes]:
    """A CSV as it is written, line by line, that no spreadsheet takes for formulas."""
    yield "\ufeff".encode() + _csv_line([watermark])
    for row in rows:
        yield _csv_line(row)
    yield _csv_line([watermark])


def _csv_line(cells: Sequence[object]) -> bytes:
    quoted = (str(safe_cell(cell)).replace('"', '""') for cell in cells)
    return (",".join(f'"{cell}"' for cell in quoted) + "\r\n").encode()
