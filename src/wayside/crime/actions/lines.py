"""Gives out lines of a file as they stood in it, for a purpose, on the record."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.crime.models import LineSet
from wayside.crime.permissions import EXPORT_LINES
from wayside.crime.queries.lines import Row, original_rows


@transaction.atomic
def export_lines(*, line_set: LineSet, purpose: str, by: Actor, now: datetime) -> Iterator[Row]:
    """The header and the lines, read as they are asked for."""
    batch = line_set.file.batch
    require(by, EXPORT_LINES, area_id=batch.area_id)
    record(
        by=by,
        operation=Operation.EXPORT,
        action="crime.export_lines",
        record_type="crime.ImportFile",
        record_id=line_set.file_id,
        controller_id=batch.controller_id,
        area_id=batch.area_id,
        fields=(line_set.slug,),
        purpose=purpose,
        count=line_set.count,
        now=now,
    )
    return original_rows(line_set)
