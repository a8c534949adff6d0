"""The event of a request."""

from collections.abc import Iterable
from datetime import datetime

from django.db import models

from wayside.access.actor import Actor
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.governance.models import AccessRequest


def told(
    about: models.Model | None,
    action: str,
    operation: Operation,
    by: Actor,
    now: datetime,
    *,
    fields: Iterable[str] = (),
    count: int | None = None,
) -> None:
    """Write it; none stands for the list."""
    record(
        by=by,
        operation=operation,
        action=action,
        record_type=(about or AccessRequest)._meta.label,
        record_id=about.pk if about else None,
        controller_id=by.agency_id,
        fields=fields,
        count=count,
        now=now,
    )
