"""How somebody is after a patrol: written by the person, read by the person and their lead.

The trail holds that something was written or read, and the record's id: no field, no count.
"""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import NotAllowed, require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record
from wayside.web.clock import day_of
from wayside.web.states import NotNow
from wayside.workforce import queries
from wayside.workforce.models import WellbeingCheckIn, Worker
from wayside.workforce.permissions import CHECK_IN, is_own
from wayside.workforce.vocabulary import HowAreYou

LOOK_BACK = timedelta(days=60)


@transaction.atomic
def check_in(
    *,
    worker: Worker,
    night: date,
    how: HowAreYou,
    wants_to_talk: bool,
    text: str,
    told_lead_id: UUID | None,
    by: Actor,
    now: datetime,
) -> WellbeingCheckIn:
    """Say how one is after a night. The lead whom one was told of reads it, and no other.

    Raises:
        NotAllowed: it is not about oneself.
        NotNow: the night is still to come or long past, or another lead was named meanwhile.
    """
    require(by, CHECK_IN)
    if not is_own(worker, by):
        raise NotAllowed(CHECK_IN)
    today = day_of(now)
    if not today - LOOK_BACK <= night <= today:
        raise NotNow(_("Choose a night of the last two months."))
    named = Worker.objects.select_for_update(of=("self",)).get(id=worker.id).wellbeing_lead_id
    if named != told_lead_id:
        raise NotNow(
            _("Nothing is sent: who reads it has changed meanwhile. Read above who it is now.")
        )
    made = WellbeingCheckIn.objects.create(
        worker=worker,
        person_id=worker.person_id,
        lead_id=named,
        night=night,
        how=how,
        wants_to_talk=wants_to_talk,
        note=text.strip(),
        written_at=now,
    )
    _note("workforce.check_in", by, now, made, Operation.COLLECTION)
    return made


@transaction.atomic
def take_check_in_back(*, check_in: WellbeingCheckIn, by: Actor, now: datetime) -> None:
    """Delete what one has said.

    Raises:
        NotAllowed: somebody else said it.
    """
    require(by, CHECK_IN)
    if by.person_id is None or check_in.person_id != by.person_id:
        raise NotAllowed(CHECK_IN)
    _note("workforce.take_check_in_back", by, now, check_in, Operation.ERASURE)
    check_in.delete()


@look
def read_own_check_ins(*, by: Actor, now: datetime) -> QuerySet[WellbeingCheckIn]:
    """What one has said oneself."""
    require(by, CHECK_IN)
    _note("workforce.read_own_check_ins", by, now, None, Operation.CONSULTATION)
    return queries.own_check_ins(of=by)


@look
def read_check_ins(*, by: Actor, now: datetime) -> QuerySet[WellbeingCheckIn]:
    """What was said to the actor as the named lead."""
    require(by, CHECK_IN)
    _note("workforce.read_check_ins", by, now, None, Operation.CONSULTATION)
    return queries.check_ins_to_read(of=by)


def _note(
    action: str, by: Actor, now: datetime, about: WellbeingCheckIn | None, operation: Operation
) -> None:
    record(
        by=by,
        operation=operation,
        action=action,
        now=now,
        record_type="workforce.WellbeingCheckIn",
        record_id=about.id if about else None,
        controller_id=by.agency_id,
    )
