"""Loads the files of a batch one by one. A file stands or falls alone.

Loading is not one transaction: rows are stored chunk by chunk under extracts that nobody sees,
each chunk committed at once, so that a long import holds no lock and shows its progress. Only
``publish`` makes them seen, whole. What a broken run left behind is swept away by the next.
"""

import logging
from collections.abc import Iterator
from datetime import datetime
from typing import Any, BinaryIO

from django.db import connection, transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.crime import originals
from wayside.crime.actions.publishing import publish
from wayside.crime.actions.storing import Loading, delete_rows
from wayside.crime.models import Extract, ImportBatch, ImportFile, LineSet
from wayside.crime.permissions import IMPORT_EXTRACTS
from wayside.crime.queries.drift import Drift
from wayside.crime.reading.ahead import reading_ahead
from wayside.crime.reading.boundary import Boundary
from wayside.crime.reading.checks.outcome import Ground
from wayside.crime.reading.errors import UnreadableFileError
from wayside.crime.reading.forces import named_in
from wayside.crime.reading.lines import LineNumbers
from wayside.crime.reading.mapping import Choices
from wayside.crime.reading.own import read_own
from wayside.crime.reading.report import Tally
from wayside.crime.reading.source import Reading, read_published
from wayside.crime.reading.streams import is_workbook
from wayside.crime.vocabulary import ExtractState, ImportState, LineGroup

ROLE_ENDED = (
    "The role of the person who brought this file had ended before it could be loaded, so nothing "
    "of it was. Somebody who may import can bring it again."
)
logger = logging.getLogger(__name__)


def load_batch(*, batch: ImportBatch, by: Actor, now: datetime) -> None:
    """Load every file of the batch that waits; each that fails says why, the others go on."""
    require(by, IMPORT_EXTRACTS, area_id=batch.area_id)
    ground = Ground(batch.area.name, _boundary(batch), batch.force)
    for file in batch.files.exclude(state__in=(ImportState.LOADED, ImportState.FAILED)):
        file.batch = batch
        load_file(file=file, ground=ground, by=by, now=now)
    batch.finished_at = now
    batch.save(update_fields=["finished_at"])


@transaction.atomic
def refuse_batch(*, batch: ImportBatch, by: Actor, now: datetime) -> None:
    """Load nothing of a batch whose bringer may not import any more; each file says so."""
    require(by, IMPORT_EXTRACTS, area_id=batch.area_id)
    for file in batch.files.exclude(state__in=(ImportState.LOADED, ImportState.FAILED)):
        file.batch = batch
        sweep(file=file)
        refuse(file=file, sentence=ROLE_ENDED, line=None, by=by, now=now)
    batch.finished_at = now
    batch.save(update_fields=["finished_at"])


def load_file(*, file: ImportFile, ground: Ground, by: Actor, now: datetime) -> None:
    """Load one file, or refuse it with a sentence and leave nothing of it behind."""
    require(by, IMPORT_EXTRACTS, area_id=file.batch.area_id)
    sweep(file=file)
    file.state, file.started_at = ImportState.READING, now
    file.save(update_fields=["state", "started_at"])
    loading = Loading(file, "")
    try:
        with originals.open_original(file.original) as original:
            reading = _begin(file, original, ground)
            loading.dataset = file.kind = reading.layout.kind
            _store(reading, loading)
        with transaction.atomic():
            cut = reading.progress.is_cut_short
            change = publish(loading=loading, is_cut_short=cut, by=by, now=now)
            _finish(file, reading.tally, loading, change, now)
    except UnreadableFileError as problem:
        loading.discard()
        refuse(file=file, sentence=problem.sentence, line=problem.line, by=by, now=now)
    except Exception:
        loading.discard()
        sentence = "Something went wrong on our side while this file was loaded. Import it again."
        refuse(file=file, sentence=sentence, line=None, by=by, now=now)
        logger.exception("crime_import_failed")


@transaction.atomic
def refuse(*, file: ImportFile, sentence: str, line: int | None, by: Actor, now: datetime) -> None:
    """Record that a file could not be imported, and why."""
    require(by, IMPORT_EXTRACTS, area_id=file.batch.area_id)
    file.state, file.error, file.error_line = ImportState.FAILED, sentence, line
    file.finished_at = now
    file.report = empty_report(file)
    file.save()
    record(
        by=by,
        operation=Operation.COLLECTION,
        action="crime.refuse_file",
        record_type="crime.ImportFile",
        record_id=file.id,
        controller_id=file.batch.controller_id,
        area_id=file.batch.area_id,
        now=now,
    )


def sweep(*, file: ImportFile) -> None:
    """Remove what an earlier run of this file left when it was killed."""
    left = Extract.objects.filter(file=file, state=ExtractState.LOADING)
    by_dataset: dict[str, list[int]] = {}
    for number, dataset in left.values_list("id", "dataset"):
        by_dataset.setdefault(dataset, []).append(number)
    for dataset, numbers in by_dataset.items():
        delete_rows(dataset, numbers)
    left.delete()


def empty_report(file: ImportFile) -> dict[str, Any]:
    """The report of a file of which nothing was loaded."""
    return {
        "name": file.name,
        "kind": file.kind or None,
        "force": None,
        "months": [],
        "rows_read": 0,
        "rows_stored": 0,
        "rows_outside_area": 0,
        "set_aside": {},
        "observed": {},
        "drift": None,
        "error": file.error,
        "line": file.error_line,
    }


def _boundary(batch: ImportBatch) -> Boundary | None:
    shape = batch.area.shape
    return Boundary(shape) if shape is not None else None


def _begin(file: ImportFile, original: BinaryIO, ground: Ground) -> Reading:
    if (mapping := file.batch.mapping) is not None:
        own = Ground(ground.area_name, ground.boundary, mapping.force)
        choices = Choices.from_json(mapping.choices)
        return read_own(original, member=file.member, ground=own, choices=choices)
    if is_workbook(original):
        raise UnreadableFileError(
            "An Excel workbook is a force's own extract and is read by a mapping. Choose its "
            "mapping, then import it again."
        )
    force, month = named_in(file.name)
    of_file = Ground(ground.area_name, ground.boundary, force or ground.force, month)
    return read_published(original, member=file.member, ground=of_file)


def _store(reading: Reading, loading: Loading) -> None:
    """Store chunk after chunk while the next is being read; note the progress."""
    file = loading.file
    with reading_ahead(reading.chunks) as chunks:
        for checked in chunks:
            with transaction.atomic():
                _commit_without_waiting()
                loading.store(checked)
                file.bytes_done = min(reading.progress.bytes_done, file.bytes_total)
                file.rows_read = reading.tally.rows_read
                file.rows_stored = reading.tally.rows_stored
                file.save(update_fields=["bytes_done", "rows_read", "rows_stored"])
    if not loading.extracts:
        reason = "holds no rows" if not reading.tally.rows_read else "holds no row that can be used"
        raise UnreadableFileError(
            f"The file {reason} after its header. Nothing was loaded.", line=2
        )


def _commit_without_waiting() -> None:
    """Rows that nobody sees yet need not reach the disk at once: publishing waits for the disk,
    and so for all that was written before it."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit TO off")


def _finish(
    file: ImportFile, tally: Tally, loading: Loading, change: Drift | None, now: datetime
) -> None:
    file.report = _report(file, tally, loading, change)
    file.state, file.finished_at = ImportState.LOADED, now
    file.rows_read, file.rows_stored = tally.rows_read, tally.rows_stored
    file.bytes_done = file.bytes_total
    file.save()
    LineSet.objects.bulk_create(_line_sets(file, tally))


def _report(
    file: ImportFile, tally: Tally, loading: Loading, change: Drift | None
) -> dict[str, Any]:
    names = {each.force: each.force_name for each in loading.extracts.values()}
    return {
        "name": file.name,
        "kind": file.kind,
        "force": "; ".join(sorted(names.values())) or None,
        "months": sorted({f"{each.month:%Y-%m}" for each in loading.extracts.values()}),
        "rows_read": tally.rows_read,
        "rows_stored": tally.rows_stored,
        "rows_outside_area": tally.outside.count,
        "set_aside": {slug: lines.count for slug, lines in sorted(tally.set_aside.items())},
        "observed": {slug: lines.count for slug, lines in sorted(tally.observed.items())},
        "drift": {"added": change.added, "changed": change.changed, "gone": change.gone}
        if change
        else None,
    }


def _line_sets(file: ImportFile, tally: Tally) -> Iterator[LineSet]:
    groups: tuple[tuple[LineGroup, dict[str, LineNumbers]], ...] = (
        (LineGroup.SET_ASIDE, tally.set_aside),
        (LineGroup.OUTSIDE, {"outside_area": tally.outside} if tally.outside.count else {}),
        (LineGroup.OBSERVED, tally.observed),
    )
    for group, sets in groups:
        for slug, lines in sets.items():
            yield LineSet(
                file=file, group=group, slug=slug, count=lines.count, lines=lines.packed()
            )
