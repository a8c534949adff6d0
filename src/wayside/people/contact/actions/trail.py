"""The event of an action about safe contact."""

from collections.abc import Iterable
from datetime import datetime

from django.db import models

from wayside.access.actor import Actor
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record


def note(
    about: models.Model,
    action: str,
    operation: Operation,
    by: Actor,
    now: datetime,
    *,
    fields: Iterable[str] = (),
    purpose: str = "",
) -> None:
    """Write it; the agency of whoever acts answers for the record."""
    record(
        by=by,
        operation=operation,
        action=action,
        record_type=about._meta.label,
        record_id=about.pk,
        controller_id=by.agency_id,
        fields=fields,
        purpose=purpose,
        now=now,
    )
