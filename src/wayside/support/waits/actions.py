"""Sets how many days support waits."""

from datetime import date, datetime

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.support.models import WaitingDays
from wayside.support.waits.permissions import SET_WAITS
from wayside.support.waits.vocabulary import Wait


@transaction.atomic
def set_wait(*, wait: Wait, days: int, from_date: date, by: Actor, now: datetime) -> WaitingDays:
    """From a day on, wait so many days; what was set for that very day is replaced."""
    require(by, SET_WAITS)
    made, _is_new = WaitingDays.objects.update_or_create(
        wait=wait, from_date=from_date, defaults={"days": days}
    )
    record(
        by=by,
        operation=Operation.ADMINISTRATION,
        action="support.set_wait",
        record_type="support.WaitingDays",
        record_id=made.id,
        fields=("wait", "days", "from_date"),
        now=now,
    )
    return made
