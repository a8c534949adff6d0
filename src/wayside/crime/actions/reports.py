"""Looking at a quality report, on the record."""

from datetime import datetime

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record
from wayside.crime.models import ImportBatch, ImportFile
from wayside.crime.permissions import VIEW_EXTRACTS
from wayside.crime.queries.imports import files_of


@look
def open_report(*, batch: ImportBatch, by: Actor, now: datetime) -> list[ImportFile]:
    """The files of a batch with what was found in them."""
    require(by, VIEW_EXTRACTS, area_id=batch.area_id)
    record(
        by=by,
        operation=Operation.CONSULTATION,
        action="crime.view_report",
        record_type="crime.ImportBatch",
        record_id=batch.id,
        controller_id=batch.controller_id,
        area_id=batch.area_id,
        now=now,
    )
    return files_of(batch)
