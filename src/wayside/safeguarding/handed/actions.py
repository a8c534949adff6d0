"""Begins a concern with a handover that is taken up, and notes on which record it was written."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.access.vocabulary import Role
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.notices import actions as notices
from wayside.people.actions import NotOpenError
from wayside.people.queries import safeguarding_leads
from wayside.safeguarding.concerns.permissions import KEEP_CONCERNS
from wayside.safeguarding.handed import queries, rules
from wayside.safeguarding.models import AdultConcern, HandedConcern
from wayside.sharing.handovers.permissions import RECEIVE_HANDOVERS
from wayside.sharing.handovers.vocabulary import HandoverKind
from wayside.sharing.models import Handover
from wayside.web.clock import day_of
from wayside.web.collisions import Collision, save_versioned
from wayside.web.states import NotNow


@transaction.atomic
def begin_of_handover(*, handover: Handover, by: Actor, now: datetime) -> HandedConcern | None:
    """Begin one with a concern about an adult that is taken up, once, with the lead who takes it up
    or the agency's only lead; every lead is told where somebody else took it up."""
    require(by, RECEIVE_HANDOVERS)
    if handover.kind != HandoverKind.ADULT_CONCERN:
        return None
    if before := queries.of_handover(handover.id):
        return before
    leads = list(safeguarding_leads(by.controller_id, today=day_of(now)))
    own = next((each for each in leads if each.id == by.membership_id), None)
    made = HandedConcern(
        controller_id=by.controller_id,
        handover=handover,
        due_date=rules.due_date(day_of(now)),
        lead=own or (leads[0] if len(leads) == 1 else None),
        worker_id=handover.owner_id,
        created_at=now,
        updated_at=now,
    )
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:  # another agency took it up before it was passed on
        return None
    fields = ("due_date", "lead")
    told(made, "safeguarding.begin_handed_concern", Operation.COLLECTION, by, now, fields=fields)
    notices.send_each(
        to={each.person_id for each in leads} - {by.person_id},
        subject="A concern about an adult was taken up",
        body="It waits to be written on a record. Sign in to see until when.",
        about=made,
        path=f"/safeguarding/adults/handed/{made.id}/",
        key=f"safeguarding.handed:{made.id}",
        by=by,
        now=now,
    )
    return made


@look
def open_handed_concern(*, handed_id: UUID, by: Actor, now: datetime) -> HandedConcern:
    """One of them.

    Raises:
        NotOpenError: there is none, or it is not for whoever asks.
    """
    require(by, KEEP_CONCERNS)
    held = queries.handed(handed_id)
    if held is None:
        raise NotOpenError
    told(held, "safeguarding.open_handed_concern", Operation.CONSULTATION, by, now)
    return held


@transaction.atomic
def lead_handed_concern(
    *, handed: HandedConcern, expected_version: int, by: Actor, now: datetime
) -> HandedConcern:
    """Take the lead of it.

    Raises:
        NotOpenError: it is not for whoever takes it.
        NotNow: they are no safeguarding lead, or lead it already.
        Collision: somebody else changed it since.
    """
    _check_may_write(handed, expected_version, by)
    if by.role != Role.SAFEGUARDING_LEAD or handed.lead_id == by.membership_id:
        raise NotNow(_("A safeguarding lead takes it, and once."))
    rules.HANDED.check_can(handed.state, "write")
    handed.lead_id = by.membership_id
    save_versioned(handed, expected_version=expected_version, now=now, fields=("lead",))
    name = "safeguarding.lead_handed_concern"
    told(handed, name, Operation.ALTERATION, by, now, fields=("lead",))
    return handed


@transaction.atomic
def write_handed_concern(
    *,
    handed: HandedConcern,
    concern: AdultConcern,
    expected_version: int,
    by: Actor,
    now: datetime,
) -> HandedConcern:
    """Say which concern, on a record that is open to whoever says so, it was written down as.

    Raises:
        NotOpenError: it is not for whoever says so.
        NotNow: it is over, or that concern does not go on or is not open to them.
        Collision: somebody else changed it since.
    """
    _check_may_write(handed, expected_version, by)
    handed.state = rules.HANDED.check_can(handed.state, "write").target
    if not queries.concerns().filter(id=concern.id).exists():
        raise NotNow(_("Choose a concern that goes on in a record that is open to you."))
    handed.concern = concern
    fields = ("state", "concern")
    save_versioned(handed, expected_version=expected_version, now=now, fields=fields)
    told(handed, "safeguarding.write_handed_concern", Operation.ALTERATION, by, now, fields=fields)
    return handed


@transaction.atomic
def close_handed_concern(
    *, handed: HandedConcern, why: str, expected_version: int, by: Actor, now: datetime
) -> HandedConcern:
    """Close it: it is no concern, or somebody else saw to it.

    Raises:
        NotOpenError: it is not for whoever closes it.
        NotNow: it is over, or no reason is given.
        Collision: somebody else changed it since.
    """
    _check_may_write(handed, expected_version, by)
    handed.state = rules.HANDED.check_can(handed.state, "close").target
    if not why.strip():
        raise NotNow(_("Say why it is no concern, or who sees to it."))
    handed.why = why
    fields = ("state", "why")
    save_versioned(handed, expected_version=expected_version, now=now, fields=fields)
    told(handed, "safeguarding.close_handed_concern", Operation.ALTERATION, by, now, fields=fields)
    return handed


def _check_may_write(handed: HandedConcern, expected_version: int, by: Actor) -> None:
    require(by, KEEP_CONCERNS)
    if queries.handed(handed.id) is None:
        raise NotOpenError
    if handed.version != expected_version:
        raise Collision(handed)
