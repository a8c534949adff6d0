"""The event of an action of this room."""

from collections.abc import Iterable
from datetime import datetime

from django.db import models

from wayside.access.actor import Actor
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record


def told(
    about: models.Model | type[models.Model],
    action: str,
    operation: Operation,
    by: Actor,
    now: datetime,
    *,
    fields: Iterable[str] = (),
    count: int | None = None,
) -> None:
    """Write it; the agency of whoever acts answers for the record. A kind of record instead of one
    stands for a list."""
    record(
        by=by,
        operation=operation,
        action=action,
        record_type=about._meta.label,
        record_id=about.pk if isinstance(about, models.Model) else None,
        controller_id=by.agency_id,
        fields=fields,
        count=count,
        now=now,
    )
