"""Ends disclosures: when consent is taken back, when the controller says so, when time is over.

The withdrawal of consent calls this before anything else may happen to the ledger.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.sharing import following
from wayside.sharing.consent.queries import standings
from wayside.sharing.disclosures import queries, rules
from wayside.sharing.disclosures.actions import telling
from wayside.sharing.disclosures.permissions import DISCLOSE
from wayside.sharing.disclosures.vocabulary import ClosedBecause, DisclosureState
from wayside.sharing.models import Delivery, DeliveryContent, Disclosure, Subject
from wayside.sharing.oversight.actions import oversee
from wayside.sharing.oversight.vocabulary import OversightKind


def close_withdrawn(subject: Subject, *, by: Actor, now: datetime) -> int:
    """Close every disclosure that rests on consent which is no longer there; how many."""
    closed = 0
    for each in queries.by_consent(subject).select_related("recipient").order_by("id"):
        if _agreed(each, now):
            continue
        if each.state == DisclosureState.WAITING:
            end(each, "decline", now=now)
            following.over(each, by=by, now=now)
        else:
            close(each, ClosedBecause.WITHDRAWN, by=by, now=now)
        closed += 1
    return closed


def close(
    held: Disclosure, because: ClosedBecause, *, by: Actor, now: datetime, verb: str = "close"
) -> None:
    """Close one: its copy is removed, and the recipient has until a day to delete what it kept."""
    held.closed_because = because
    delivery = end(held, verb, now=now)
    following.closed(held, by=by, now=now)
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
    _ask_to_delete(delivery, by=by, now=now)


@transaction.atomic
def close_answered(*, disclosure_id: UUID, by: Actor, now: datetime) -> None:
    """Close one whose recipient said no to what it was made for, for its controller, whose record
    the recipient never enters. One that is over already stays as it is."""
    require(by, DISCLOSE)
    open_still = Disclosure.objects.filter(id=disclosure_id, state=DisclosureState.OPEN)
    held = open_still.select_for_update(of=("self",)).select_related("recipient").first()
    if held is not None:
        close(held, ClosedBecause.CONTROLLER, by=by, now=now)


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
    """End those whose time is over or whose consent has run out, and those that nobody approved or
    confirmed in time; how many. Whoever received one is asked to delete it, and whoever made it is
    told of what they could not foresee."""
    require(by, DISCLOSE)
    found = list(queries.over(now=now).select_for_update(of=("self",)))
    for each in found:
        _over(each, by=by, now=now)
    gone = [each for each in _run_out(now) if each.id not in {held.id for held in found}]
    for each in gone:
        each.closed_because = ClosedBecause.RAN_OUT
        _over(each, by=by, now=now)
    found += gone
    record(
        by=by,
        operation=Operation.ADMINISTRATION,
        action="sharing.expire_disclosures",
        record_type="sharing.Disclosure",
        count=len(found),
        now=now,
    )
    return len(found)


def _run_out(now: datetime) -> list[Disclosure]:
    """Those that rest on consent which is no longer there, because its last day is over."""
    held = queries.may_have_run_out(now=now).select_related("recipient")
    return [each for each in held.select_for_update(of=("self",)) if not _agreed(each, now)]


def _agreed(held: Disclosure, now: datetime) -> bool:
    whose = Subject(id=held.subject_id)  # the clock itself finds nobody
    still = standings(
        whose, to=held.recipient, purpose=held.purpose, categories=held.categories, now=now
    )
    return all(standing.is_given for standing in still.values())


def _over(held: Disclosure, *, by: Actor, now: datetime) -> None:
    """End one whose time is over, with what follows from it for both sides."""
    if held.state == DisclosureState.WAITING:
        end(held, "lapse", now=now)
        following.over(held, by=by, now=now)
        telling.tell_maker(held, "lapsed", by=by, now=now)
        return
    if held.state == DisclosureState.URGENT:
        close(held, ClosedBecause.NO_SECOND, by=by, now=now, verb="lapse")
        telling.tell_maker(held, "unconfirmed", by=by, now=now)
        oversee(OversightKind.NO_SECOND, held, by=by, now=now)
        return
    delivery = end(held, "expire", now=now)
    following.over(held, by=by, now=now)
    _ask_to_delete(delivery, by=by, now=now)
    if held.closed_because == ClosedBecause.RAN_OUT:
        telling.tell_maker(held, "ran-out", by=by, now=now)


def _ask_to_delete(delivery: Delivery, *, by: Actor, now: datetime) -> None:
    delete_by = now + rules.DELETED_WITHIN
    Delivery.objects.filter(id=delivery.id).update(delete_by_at=delete_by)
    telling.ask_to_delete(delivery, by=by, now=now)


@transaction.atomic
def remind_to_delete(*, by: Actor, now: datetime) -> int:
    """Remind whoever has not confirmed in time that a disclosure is deleted, and put it on the
    governance officer's list of the agency that disclosed it; how many."""
    require(by, DISCLOSE)
    found = list(queries.undeleted(now=now))
    made = Disclosure.objects.in_bulk([each.id for each in found])
    for each in found:
        telling.ask_again_to_delete(each, by=by, now=now)
        oversee(OversightKind.UNDELETED, made[each.id], by=by, now=now)
    record(
        by=by,
        operation=Operation.ADMINISTRATION,
        action="sharing.remind_to_delete",
        record_type="sharing.Disclosure",
        count=len(found),
        now=now,
    )
    return len(found)
