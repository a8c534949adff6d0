"""Says whom an agency serves."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.people.models import RemitLine
from wayside.people.remit.permissions import SET_REMIT
from wayside.people.remit.rules import Served
from wayside.web.states import NotNow

LINE = ("sex", "age_from", "age_until", "with_children")


@transaction.atomic
def add_remit(*, served: Served, by: Actor, now: datetime) -> RemitLine:
    """Write down whom the own agency serves.

    Raises:
        NotNow: the ages are not in order.
    """
    require(by, SET_REMIT)
    if served.age_until is not None and served.age_until < served.age_from:
        raise NotNow(_("The highest age must not be below the lowest."))
    made = RemitLine(
        controller_id=by.controller_id,
        created_at=now,
        **{name: getattr(served, name) for name in LINE},
    )
    made.save(force_insert=True)
    _record(made, "people.add_remit", Operation.COLLECTION, by, now)
    return made


@transaction.atomic
def remove_remit(*, line: RemitLine, by: Actor, now: datetime) -> None:
    """Take a line away."""
    require(by, SET_REMIT)
    _record(line, "people.remove_remit", Operation.ERASURE, by, now)
    RemitLine.objects.filter(id=line.id, controller=by.agency_id).delete()


def _record(line: RemitLine, action: str, operation: Operation, by: Actor, now: datetime) -> None:
    record(
        by=by,
        operation=operation,
        action=action,
        record_type=line._meta.label,
        record_id=line.id,
        controller_id=by.agency_id,
        fields=("sex", "age_from", "age_until", "with_children"),
        now=now,
    )
