"""A person's calendar is read by their phone: a look like any other."""

from datetime import datetime, timedelta
from uuid import UUID

from wayside.access.actor import Actor
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record
from wayside.patrols.queries.worked import duties_of
from wayside.workforce.models import Worker

LOOK_BACK = timedelta(days=28)


@look
def read_calendar(
    *, worker: Worker, by: Actor, now: datetime
) -> list[tuple[UUID, datetime, datetime]]:
    """When somebody is on duty, from four weeks back on; the secret has been checked."""
    record(
        by=by,
        operation=Operation.CONSULTATION,
        action="patrols.read_calendar",
        now=now,
        record_type="workforce.Worker",
        record_id=worker.id,
        controller_id=worker.agency_id,
        area_id=worker.area_id,
    )
    return duties_of(worker, since=(now - LOOK_BACK).date())
