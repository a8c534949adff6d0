"""Forgets answers that nobody repeats any more."""

from datetime import datetime, timedelta

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.api.models import KeptAnswer
from wayside.api.permissions import SWEEP_ANSWERS
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record

KEPT_FOR = timedelta(days=7)


@transaction.atomic
def forget_answers(*, by: Actor, now: datetime) -> int:
    """Forget those of more than a week ago; how many."""
    require(by, SWEEP_ANSWERS)
    deleted, _each = KeptAnswer.objects.filter(at__lt=now - KEPT_FOR).delete()
    record(
        by=by,
        operation=Operation.ERASURE,
        action="api.forget_answers",
        record_type="api.KeptAnswer",
        count=deleted,
        now=now,
    )
    return deleted
