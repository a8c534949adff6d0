"""What every step of a request does alike: lock, move, keep, note, tell."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.notices.actions import send_each
from wayside.people.actions import NotOpenError
from wayside.sharing.queries import holders
from wayside.support.housing import rules
from wayside.support.housing.queries import periods_of
from wayside.support.housing.vocabulary import OfferState
from wayside.support.models import Offer, OfferMove
from wayside.web.collisions import Collision

STANDS = ("state", "due_at", "ended_at")


def locked(held: Offer, expected_version: int) -> Offer:
    """The same, held still until the transaction under way is over.

    Raises:
        NotOpenError: it is not whoever acts’s to see.
        Collision: it has moved on since the version that was read.
    """
    found = (
        Offer.objects.select_for_update(of=("self",))
        .select_related("place", "to_agency", "controller", "delivery", "vacancy", "asked_by")
        .filter(id=held.id)
        .first()
    )
    if found is None:
        raise NotOpenError
    if found.version != expected_version:
        raise Collision(found)
    return found


def move(held: Offer, verb: str, *, by: Actor, now: datetime, fields: Iterable[str] = ()) -> None:
    """Take a step of a request that is locked, and keep that it was taken.

    Raises:
        NotNow: its state does not allow it.
    """
    held.state = OfferState(rules.OFFER.check_can(held.state, verb).target)
    periods = periods_of([held.to_agency_id])[held.to_agency_id]
    held.due_at = rules.due_at(held.state, periods, now=now)
    held.ended_at = None if held.state in rules.RUNNING else now
    held.version, held.updated_at = held.version + 1, now
    held.save(update_fields=sorted({*STANDS, "version", "updated_at", *fields}))
    kept(held, verb, by=by, now=now)


def kept(held: Offer, verb: str, *, by: Actor, now: datetime) -> None:
    """Keep that a step was taken, and of one that ends it, why."""
    said: dict[str, Any] = {}
    if held.state == OfferState.REFUSED:
        said["refused_because"] = held.refused_because
    if held.state == OfferState.DECLINED:
        said["declined_because"] = held.declined_because
    OfferMove(
        offer=held,
        number=held.version,
        verb=verb,
        state=held.state,
        agency_id=by.agency_id,
        member_id=by.membership_id,
        at=now,
        **said,
    ).save(force_insert=True)


def note(
    held: Offer,
    action: str,
    operation: Operation,
    *,
    by: Actor,
    now: datetime,
    fields: tuple[str, ...] = (),
) -> None:
    """Write the event; the other agency is told of as the recipient."""
    others = {held.controller_id, held.to_agency_id} - {by.agency_id}
    record(
        by=by,
        operation=operation,
        action=action,
        record_type="support.Offer",
        record_id=held.id,
        controller_id=held.controller_id,
        recipients=tuple(others),
        fields=fields,
        now=now,
    )


def tell(held: Offer, subject: str, *, to_place: bool, by: Actor, now: datetime) -> None:
    """Tell the other side that something is to be looked at; not what, and of whom never."""
    if to_place:
        people = set(holders(held.to_agency_id, held.to_role, now=now))
        path = reverse("support:offer", args=[held.id])
    else:
        people, path = {held.asked_by.person_id}, reverse("people:own")
    send_each(
        to=people,
        subject=subject,
        body=_("Open it in Wayside: this message says nothing of it."),
        about=held,
        path=path,
        key=f"offer:{held.id}:{held.version}:{to_place}",
        by=by,
        now=now,
    )
