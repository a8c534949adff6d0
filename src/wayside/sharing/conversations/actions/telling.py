"""Tells the support side of a conversation: it goes one way, and a concern goes with it."""

import uuid
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.partners.models import Agency
from wayside.sharing.conversations import queries, rules
from wayside.sharing.conversations.actions.own_words import keep
from wayside.sharing.conversations.permissions import TELL_CONVERSATIONS
from wayside.sharing.conversations.values import Conversation
from wayside.sharing.handovers import actions as handovers
from wayside.sharing.handovers.queries import receipts
from wayside.sharing.handovers.vocabulary import HandoverKind, Tells
from wayside.sharing.models import HandoverReceipt
from wayside.web.states import NotNow


@transaction.atomic
def tell_conversation(
    *,
    told: Conversation,
    to_agency: Agency | None,
    form_id: UUID,
    key: bytes,
    by: Actor,
    now: datetime,
) -> HandoverReceipt:
    """Hand a conversation over to an agency that helps, or to the area's safeguarding leads, who
    are told of a crime or a child apart from it, and of that alone. Sent twice, it arrives once.

    Args:
        key: of the device it is written on; the writer's own words are locked with it.

    Raises:
        NotNow: what is told cannot be so, or the agency helps nobody there.
    """
    require(by, TELL_CONVERSATIONS)
    if sent_before := receipts(of=by).filter(id=form_id).first():
        return sent_before
    sender = _there(told, by, now=now)
    if to_agency and not queries.helpers(visible_to=by).filter(id=to_agency.id).exists():
        raise NotNow(_("Choose an agency that helps people here, or the safeguarding leads."))
    made = handovers.hand_over(
        kind=HandoverKind.ENGAGEMENT,
        area=told.ward,
        to_agency=to_agency,
        content=rules.content_of(told),
        receipt_id=form_id,
        tells=Tells.NOTHING,
        by=sender,
        now=now,
    )
    keep(made, told, key=key)
    _tell_concerns(made, told, by=sender, now=now)
    _note(made, "sharing.tell_conversation", Operation.COLLECTION, by=by, now=now)
    return made


@transaction.atomic
def correct_conversation(
    *,
    receipt: HandoverReceipt,
    told: Conversation,
    key: bytes,
    by: Actor,
    now: datetime,
) -> None:
    """Correct one's own words: a further version, read beside the first by whoever received it.
    A concern that was not told before goes out now.

    Raises:
        NotNow: somebody else wrote it, 72 hours have gone by, or what is told cannot be so.
    """
    require(by, TELL_CONVERSATIONS)
    sender = _there(told, by, now=now)
    handovers.correct_handover(receipt=receipt, content=rules.content_of(told), by=by, now=now)
    keep(receipt, told, key=key)
    _tell_concerns(receipt, told, by=sender, now=now)
    _note(receipt, "sharing.correct_conversation", Operation.ALTERATION, by=by, now=now)


def _there(told: Conversation, by: Actor, *, now: datetime) -> Actor:
    """The actor in the ward of the conversation, once that can have been.

    Raises:
        NotNow: with what to change.
    """
    rules.check(told, now=now)
    if not queries.wards_around(by).filter(id=told.ward.id).exists():
        raise NotNow(_("Choose a ward of your own borough."))
    return by.within(told.ward.id)


def _tell_concerns(of: HandoverReceipt, told: Conversation, *, by: Actor, now: datetime) -> None:
    """Each concern once, to the area's safeguarding leads; told again, its words are corrected."""
    for kind, words in (
        (HandoverKind.CRIME_DISCLOSED, told.crime),
        (HandoverKind.CHILD_CONCERN, told.child),
    ):
        if not words.strip():
            continue
        content = rules.concern_of(told, words)
        number = uuid.uuid5(of.id, kind.value)
        before = receipts(of=by).filter(id=number).first()
        if before:
            handovers.correct_handover(receipt=before, content=content, by=by, now=now)
        else:
            handovers.hand_over(
                kind=kind, area=told.ward, content=content, receipt_id=number, by=by, now=now
            )


def _note(
    receipt: HandoverReceipt, action: str, operation: Operation, *, by: Actor, now: datetime
) -> None:
    record(
        by=by,
        operation=operation,
        action=action,
        record_type="sharing.HandoverReceipt",
        record_id=receipt.id,
        controller_id=receipt.agency_id,
        fields=("statement", "conversation"),
        now=now,
    )
