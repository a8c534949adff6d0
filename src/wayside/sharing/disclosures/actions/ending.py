"""Ends disclosures: when consent is taken back, when the controller says so, when time is over.

The withdrawal of consent calls this before anything else may happen to the ledger.
"""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.notices.actions import send
from wayside.sharing import following
from wayside.sharing.consent.queries import standings
from wayside.sharing.disclosures import queries, rules
from wayside.sharing.disclosures.permissions import DISCLOSE
from wayside.sharing.disclosures.vocabulary import ClosedBecause, DisclosureState
from wayside.sharing.models import Delivery, DeliveryContent, Disclosure, Subject


def close_withdrawn(subject: Subject, *, by: Actor, now: datetime) -> int:
    """Close every disclosure that rests on consent which is no longer there; how many."""
    closed = 0
    for each in queries.by_consent(subject).select_related("recipient").order_by("id"):
        still = standings(
            subject, to=each.recipient, purpose=each.purpose, categories=each.categories, now=now
        )
        if all(standing.is_given for standing in still.values()):
            continue
        if each.state == DisclosureState.WAITING:
            end(each, "decline", now=now)
        else:
            close(each, ClosedBecause.WITHDRAWN, by=by, now=now)
        closed += 1
    return closed


def close(held: Disclosure, because: ClosedBecause, *, by: Actor, now: datetime) -> None:
    """Close one: its copy is removed, and the recipient has until a day to delete what it kept."""
    held.closed_because = because
    delivery = end(held, "close", now=now)
    following.closed(held, by=by, now=now)
    delete_by = now + rules.DELETED_WITHIN
    Delivery.objects.filter(id=delivery.id).update(delete_by_at=delete_by)
    record(
        by=by,
        operation=Operation.ALTERATION,
        action="sharing.close_disclosure",
        record_type="sharing.Disclosure",
        record_id=held.id,
        controller_id=held.controller_id,
        recipients=(held.recipient_id,),
        fields=("state",),
        now=now,
    )
    for person_id in queries.recipients(delivery, now=now):
        send(
            subject=_("Delete what was disclosed to you"),
            body=_("Something disclosed to your role was closed. Delete what you kept of it."),
            about=delivery,
            to_person=person_id,
            path=reverse("sharing:received"),
            key=f"delivery-closed:{delivery.id}:{person_id}",
            by=by,
            now=now,
        )


def end(held: Disclosure, verb: str, *, now: datetime) -> Delivery:
    """Take a step that ends it, on both sides; the recipient's copy goes."""
    held.state = rules.DISCLOSURE.check_can(held.state, verb).target
    held.closed_at = now
    held.save(update_fields=["state", "closed_at", "closed_because"])
    DeliveryContent.objects.filter(delivery=held.id).delete()
    Delivery.objects.filter(id=held.id).update(state=held.state, closed_at=now)
    return Delivery.objects.get(id=held.id)


@transaction.atomic
def expire_disclosures(*, by: Actor, now: datetime) -> int:
    """End those whose time is over, and those that nobody approved in time; how many."""
    require(by, DISCLOSE)
    found = list(queries.over(now=now).select_for_update(of=("self",)))
    for each in found:
        end(each, "lapse" if each.state == DisclosureState.WAITING else "expire", now=now)
    record(
        by=by,
        operation=Operation.ADMINISTRATION,
        action="sharing.expire_disclosures",
        record_type="sharing.Disclosure",
        count=len(found),
        now=now,
    )
    return len(found)
