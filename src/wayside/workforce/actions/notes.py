"""The event that every change to the pool leaves: ids and names of fields, nothing of content."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Model

from wayside.access.actor import Actor
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.workforce.models import Worker


def note(
    action: str,
    about: Model,
    worker: Worker,
    *,
    by: Actor,
    now: datetime,
    fields: Iterable[str] = (),
    operation: Operation = Operation.ALTERATION,
    count: int | None = None,
) -> None:
    """Write the event of something done to one member of the pool."""
    record(
        by=by,
        operation=operation,
        action=action,
        now=now,
        record_type=about._meta.label,
        record_id=about.pk,
        controller_id=worker.agency_id,
        area_id=worker.area_id,
        fields=fields,
        count=count,
    )


def note_area(
    action: str,
    about: Model,
    area_id: UUID | None,
    *,
    by: Actor,
    now: datetime,
    fields: Iterable[str] = (),
    operation: Operation = Operation.ADMINISTRATION,
) -> None:
    """Write the event of something done for an area as a whole."""
    record(
        by=by,
        operation=operation,
        action=action,
        now=now,
        record_type=about._meta.label,
        record_id=about.pk,
        controller_id=by.agency_id,
        area_id=area_id,
        fields=fields,
    )
