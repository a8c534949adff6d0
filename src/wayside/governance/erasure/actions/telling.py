"""The event of an erasure."""

from collections.abc import Iterable
from datetime import datetime

from wayside.access.actor import Actor
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.governance.models import Erasure


def told(
    about: Erasure | None,
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
        record_type=Erasure._meta.label,
        record_id=about.id if about else None,
        controller_id=by.agency_id,
        fields=fields,
        count=count,
        now=now,
    )
