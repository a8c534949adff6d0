"""Looks at disclosures: by the controller, and by whom they were made to."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record
from wayside.sharing.disclosures import queries, rules
from wayside.sharing.disclosures.actions.disclosing import place
from wayside.sharing.disclosures.permissions import DISCLOSE, RECEIVE_DISCLOSURES
from wayside.sharing.disclosures.vocabulary import DisclosureState
from wayside.sharing.models import Delivery, Disclosure, Subject
from wayside.sharing.reach import REACH, Reach, reach_in
from wayside.vault import holding
from wayside.vault.boxes import unseal
from wayside.web.states import NotNow


@dataclass(frozen=True, slots=True)
class Received:
    """What was disclosed: the content, or None where this side has no keys for it yet."""

    delivery: Delivery
    content: Mapping[str, Any] | None


@look
def list_disclosures(*, subject: Subject, by: Actor, now: datetime) -> QuerySet[Disclosure]:
    """What was disclosed of somebody."""
    require(by, DISCLOSE)
    _note("sharing.list_disclosures", Operation.LISTING, about=subject, by=by, now=now)
    return queries.disclosures(subject)


@look
def read_disclosure(*, held: Disclosure, by: Actor, now: datetime) -> Disclosure:
    """One disclosure of the agency's own, with its reasons."""
    require(by, DISCLOSE)
    _note("sharing.read_disclosure", Operation.CONSULTATION, about=held, by=by, now=now)
    return held


@look
def list_received(*, by: Actor, now: datetime) -> QuerySet[Delivery]:
    """What was disclosed to the actor's role at its agency."""
    require(by, RECEIVE_DISCLOSURES)
    _note("sharing.list_received", Operation.LISTING, about=None, by=by, now=now)
    return queries.received(by=by)


@look
def open_delivery(*, delivery: Delivery, by: Actor, now: datetime) -> Received:
    """Open what was disclosed; who opened it is on the controller's trail.

    Raises:
        NotNow: it is closed or its time is over.
    """
    require(by, RECEIVE_DISCLOSURES)
    held = queries.received(by=by).filter(id=delivery.id).first()
    if held is None or held.state != DisclosureState.OPEN or held.until_at <= now:
        raise NotNow(_("This is closed. Delete what you kept of it."))
    sealed = queries.sealed(held)
    _note("sharing.open_delivery", Operation.CONSULTATION, about=held, by=by, now=now)
    Delivery.objects.filter(id=held.id, opened_at=None).update(opened_at=now)
    ring = rules.ring_of(held.recipient_role)
    if sealed is None or not holding.holds(ring):
        return Received(held, None)
    plain = unseal(holding.ring(ring), sealed, bound_to=place(held.id))
    return Received(held, json.loads(plain))


@look
def show_delivered_reach(*, delivery: Delivery, by: Actor, now: datetime) -> Reach:
    """Show the number or address that was disclosed: an event of its own.

    Raises:
        NotNow: it is closed, or no way to reach this person was disclosed.
    """
    require(by, RECEIVE_DISCLOSURES)
    held = open_delivery(delivery=delivery, by=by, now=now)
    found = reach_in(held.content)
    if found is None:
        raise NotNow(_("No way to reach this person was disclosed."))
    _note(
        "sharing.show_delivered_reach",
        Operation.CONSULTATION,
        about=held.delivery,
        by=by,
        now=now,
        fields=(REACH,),
    )
    return found


@transaction.atomic
def confirm_deleted(*, delivery: Delivery, by: Actor, now: datetime) -> None:
    """Confirm that what was kept of a closed disclosure is deleted: the controller's receipt.

    Raises:
        NotNow: it is open still, or was confirmed already.
    """
    require(by, RECEIVE_DISCLOSURES)
    mine = queries.received(by=by).filter(id=delivery.id, deleted_at=None)
    ended = mine.exclude(state=DisclosureState.OPEN)
    if not ended.update(deleted_at=now, deleted_by=by.membership_id):
        raise NotNow(_("There is nothing to confirm."))
    _note(
        "sharing.confirm_deleted",
        Operation.ERASURE,
        about=delivery,
        by=by,
        now=now,
        fields=("deleted_at",),
    )


def _note(
    action: str,
    operation: Operation,
    *,
    about: Subject | Disclosure | Delivery | None,
    by: Actor,
    now: datetime,
    fields: tuple[str, ...] = (),
) -> None:
    keeps = about.controller_id if about else by.agency_id
    record(
        by=by,
        operation=operation,
        action=action,
        record_type="sharing.Disclosure",
        record_id=about.id if about else None,
        controller_id=keeps,
        recipients=(by.agency_id,) if by.agency_id and by.agency_id != keeps else (),
        fields=fields,
        now=now,
    )
