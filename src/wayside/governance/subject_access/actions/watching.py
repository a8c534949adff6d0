"""The governance officer watches the clock of each request, and sees nothing of any record."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.governance.models import AccessRequest
from wayside.governance.subject_access import queries, rules
from wayside.governance.subject_access.law import answer_by
from wayside.governance.subject_access.permissions import WATCH_ACCESS
from wayside.governance.subject_access.vocabulary import LongerBecause
from wayside.web.clock import day_of
from wayside.web.collisions import save_versioned
from wayside.web.states import NotNow


@look
def list_access(*, by: Actor, now: datetime) -> Sequence[AccessRequest]:
    """Every request of one's own agency: its clock, its state and numbers."""
    require(by, WATCH_ACCESS)
    found = list(queries.requests(visible_to=by))
    told(AccessRequest, "governance.list_access", Operation.LISTING, by, now, count=len(found))
    return found


@transaction.atomic
def extend_access(
    *,
    request: AccessRequest,
    because: LongerBecause,
    expected_version: int,
    by: Actor,
    now: datetime,
) -> AccessRequest:
    """Extend the time, once, before it is over; the person is told within the first month.

    Raises:
        NotNow: it was extended or answered already, or the time is over.
        Collision: somebody else moved it meanwhile.
    """
    require(by, WATCH_ACCESS)
    if request.longer_because or request.state not in rules.RUNNING:
        raise NotNow(_("The time was extended or it was answered already."))
    if request.due_date < day_of(now):
        raise NotNow(_("The time is over: it can be extended only before."))
    request.longer_because = because
    request.due_date = answer_by(request.asked_date, extended=True)
    fields = ("longer_because", "due_date")
    save_versioned(request, expected_version=expected_version, now=now, fields=fields)
    told(request, "governance.extend_access", Operation.ALTERATION, by, now, fields=fields)
    return request
