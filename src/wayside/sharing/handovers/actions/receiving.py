"""Takes handovers out of the inbox: opens, takes up, deals with, passes on."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record
from wayside.partners import queries as partners
from wayside.partners.models import Agency, Membership
from wayside.partners.vocabulary import AgencyKind
from wayside.sharing import following
from wayside.sharing.handovers import queries, rules
from wayside.sharing.handovers.actions.sending import place
from wayside.sharing.handovers.actions.telling import tell_late, tell_receivers
from wayside.sharing.handovers.permissions import RECEIVE_HANDOVERS
from wayside.sharing.handovers.vocabulary import HandoverKind, HandoverState
from wayside.sharing.models import Handover, HandoverReceipt, HandoverText
from wayside.sharing.reach import REACH, Reach, reach_in
from wayside.vault import holding
from wayside.vault.boxes import unseal
from wayside.web.states import NotNow


@dataclass(frozen=True, slots=True)
class Version:
    """One version of what was handed over, opened."""

    number: int
    written_at: datetime
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Opened:
    """A handover, with what it says: the last version first."""

    handover: Handover
    versions: tuple[Version, ...]


@look
def list_handovers(*, shown: Sequence[Handover], by: Actor, now: datetime) -> None:
    """Put on the trail that the inbox was shown."""
    require(by, RECEIVE_HANDOVERS)
    record(
        by=by,
        operation=Operation.LISTING,
        action="sharing.list_handovers",
        record_type="sharing.Handover",
        controller_id=by.agency_id,
        count=len(shown),
        now=now,
    )


@transaction.atomic
def open_handover(*, handover: Handover, by: Actor, now: datetime) -> Opened:
    """Open it; the first time, its sender learns that it was received.

    Raises:
        NotNow: it is not for whoever opens it.
        VaultError: the ring to open it with is not here.
    """
    locked = _locked(handover, by)
    if rules.HANDOVER.can(locked.state, "open"):
        locked.received_at = now
        _move(locked, "open", "received_at", by=by, now=now)
    _read(locked, by)
    texts = HandoverText.objects.filter(receipt=locked.receipt_id).order_by("-number")
    versions = tuple(_opened(each) for each in texts)
    _note(locked, "sharing.open_handover", Operation.CONSULTATION, by, now, fields=("text",))
    return Opened(queries.handover(locked.id), versions)


@look
def show_reach(*, handover: Handover, by: Actor, now: datetime) -> Reach:
    """Show the number, address or name that a handover holds: an event of its own.

    Raises:
        NotNow: it is not for whoever asks, or nobody said how to answer them.
        VaultError: the ring to open it with is not here.
    """
    require(by, RECEIVE_HANDOVERS)
    held = Handover.objects.filter(id=handover.id).first()
    if held is None:
        raise NotNow(_("This was not handed over to you."))
    text = HandoverText.objects.filter(receipt=held.receipt_id).order_by("-number")[0]
    found = reach_in(_opened(text).content)
    if found is None:
        raise NotNow(_("Nobody said how this person can be answered."))
    _note(held, "sharing.show_reach", Operation.CONSULTATION, by, now, fields=(REACH,))
    return found


@transaction.atomic
def take_up_handover(
    *, handover: Handover, owner: Membership, deadline_at: datetime, by: Actor, now: datetime
) -> None:
    """Take it up: somebody of the agency owns it and has a deadline.

    Raises:
        NotNow: its state does not allow it, the owner is of another agency, the deadline is over.
    """
    locked = _locked(handover, by)
    rules.check_deadline(due=deadline_at, now=now)
    if not queries.owners(visible_to=by, now=now).filter(id=owner.id).exists():
        raise NotNow(_("Choose somebody of your agency who receives handovers."))
    locked.owner, locked.deadline_at, locked.taken_up_at = owner, deadline_at, now
    _move(locked, "take_up", "owner", "deadline_at", "taken_up_at", by=by, now=now)
    fields = ("state", "owner", "deadline_at")
    _note(locked, "sharing.take_up_handover", Operation.ALTERATION, by, now, fields=fields)
    following.taken_up(locked, by=by, now=now)


@transaction.atomic
def answer_handover(*, handover: Handover, answer: str, by: Actor, now: datetime) -> None:
    """Say what was done, and end it. The sender never reads this."""
    locked = _locked(handover, by)
    locked.answer, locked.ended_at = answer.strip(), now
    _move(locked, "answer", "answer", "ended_at", by=by, now=now)
    fields = ("state", "answer")
    _note(locked, "sharing.answer_handover", Operation.ALTERATION, by, now, fields=fields)


@transaction.atomic
def pass_on_handover(
    *, handover: Handover, to_agency: Agency | None, by: Actor, now: datetime
) -> Handover:
    """Pass it on: to another agency, or to the safeguarding leads of its area.

    Raises:
        NotNow: its state does not allow it, it would go where it is, or nobody receives it there.
    """
    locked = _locked(handover, by)
    around = partners.agencies(visible_to=by)
    there = to_agency is None or around.filter(id=to_agency.id).exists()
    if not there or (to_agency.id if to_agency else None) == locked.to_agency_id:
        raise NotNow(_("Choose another agency of your areas, or the safeguarding leads."))
    if to_agency and to_agency.kind == AgencyKind.IMMIGRATION_ENFORCEMENT:
        raise NotNow(_("Nothing can be handed over to this agency here. Choose another."))
    if to_agency and not queries.receiving(now=now).filter(id=to_agency.id).exists():
        raise NotNow(_("Nobody at this agency signs in to take it up. Choose another."))
    locked.ended_at = now
    following = Handover(
        receipt_id=locked.receipt_id,
        kind=locked.kind,
        area_id=locked.area_id,
        to_agency=to_agency,
        sent_at=now,
        deadline_at=rules.due_at(HandoverKind(locked.kind), now=now),
        passed_from=locked,
    )
    following.save(force_insert=True)
    _move(locked, "pass_on", "ended_at", by=by, now=now)
    fields = ("state", "to_agency")
    to = (to_agency.id,) if to_agency else ()
    _note(locked, "sharing.pass_on_handover", Operation.DISCLOSURE, by, now, fields=fields, to=to)
    tell_receivers(following, by=by, now=now)
    return following


@transaction.atomic
def escalate_handovers(*, by: Actor, now: datetime) -> int:
    """Tell the area's safeguarding leads, and the owner's agency, of what is late; where there is
    nobody at all to tell, it stays late until there is. How many are late."""
    require(by, RECEIVE_HANDOVERS)
    found = list(queries.late(now=now).select_for_update(of=("self",)))
    for each in found:
        if not tell_late(each, by=by, now=now):
            continue
        each.escalated_at = now
        each.save(update_fields=["escalated_at"])
    record(
        by=by,
        operation=Operation.ADMINISTRATION,
        action="sharing.escalate_handovers",
        record_type="sharing.Handover",
        count=len(found),
        now=now,
    )
    return len(found)


def _locked(handover: Handover, by: Actor) -> Handover:
    require(by, RECEIVE_HANDOVERS)
    found = Handover.objects.select_for_update(of=("self",)).filter(id=handover.id).first()
    if found is None:
        raise NotNow(_("This was not handed over to you."))
    return found


def _move(handover: Handover, verb: str, *fields: str, by: Actor, now: datetime) -> None:
    """Take the step, and let the sender learn no more than they may."""
    state = HandoverState(rules.HANDOVER.check_can(handover.state, verb).target)
    handover.state = state
    handover.save(update_fields=["state", *fields])
    receipt = HandoverReceipt.objects.get(id=handover.receipt_id)
    known = rules.learnt(receipt.standing, state, receipt.tells)
    if known != receipt.standing:
        HandoverReceipt.objects.filter(id=receipt.id).update(standing=known)
        _note_told(handover, receipt, by, now)


def _note_told(handover: Handover, receipt: HandoverReceipt, by: Actor, now: datetime) -> None:
    """Keep that the sender learnt something: the receiving agency answers for the event, so that
    the sender's own officers do not read in it who took it up."""
    record(
        by=by,
        operation=Operation.DISCLOSURE,
        action="sharing.tell_sender",
        record_type="sharing.HandoverReceipt",
        record_id=receipt.id,
        controller_id=handover.to_agency_id or by.agency_id,
        recipients=(receipt.agency_id,) if receipt.agency_id else (),
        area_id=handover.area_id,
        fields=("standing",),
        now=now,
    )


def _read(handover: Handover, by: Actor) -> None:
    """What its owner has read, or anybody while nobody owns it: a later correction is news."""
    if handover.owner_id in (None, by.membership_id):
        handover.versions_read = handover.receipt.versions
        handover.save(update_fields=["versions_read"])


def _opened(text: HandoverText) -> Version:
    plain = unseal(
        holding.ring(holding.SUPPORT),
        bytes(text.sealed),
        bound_to=place(text.receipt_id, text.number),
    )
    return Version(text.number, text.written_at, json.loads(plain))


def _note(
    handover: Handover,
    action: str,
    operation: Operation,
    by: Actor,
    now: datetime,
    *,
    fields: tuple[str, ...],
    to: tuple[UUID, ...] = (),
) -> None:
    record(
        by=by,
        operation=operation,
        action=action,
        record_type="sharing.Handover",
        record_id=handover.id,
        controller_id=handover.to_agency_id or by.agency_id,
        area_id=handover.area_id,
        recipients=to,
        fields=fields,
        now=now,
    )
