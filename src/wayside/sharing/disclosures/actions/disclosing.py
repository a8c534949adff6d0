"""Discloses: checks the ledger or the other basis at that moment, and seals for the recipient."""

import json
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.partners.vocabulary import AgencyKind
from wayside.sharing import following
from wayside.sharing.consent.queries import hold_still
from wayside.sharing.disclosures import rules
from wayside.sharing.disclosures.actions import telling
from wayside.sharing.disclosures.actions.asking import (
    Request,
    capped,
    check_no_offence_of_child,
    checked,
    covering,
    given,
)
from wayside.sharing.disclosures.actions.ending import close, end
from wayside.sharing.disclosures.permissions import APPROVE_DISCLOSURES, DISCLOSE
from wayside.sharing.disclosures.vocabulary import WAITS, Basis, ClosedBecause, DisclosureState
from wayside.sharing.models import Delivery, DeliveryContent, Disclosure, Subject
from wayside.sharing.oversight.actions import tell_oversight
from wayside.sharing.oversight.vocabulary import OversightKind
from wayside.sharing.queries import may_open
from wayside.sharing.rules import check_somebody
from wayside.vault import holding
from wayside.vault.errors import NoKeysError
from wayside.web.states import NotNow

NOTED = {
    DisclosureState.WAITING: "sharing.propose_override",
    DisclosureState.URGENT: "sharing.disclose_urgently",
    DisclosureState.OPEN: "sharing.disclose",
}
TERMS = ("recipient", "recipient_role", "purpose", "categories", "basis", "snapshot", "until_at")


@transaction.atomic
def disclose(
    *,
    subject: Subject,
    snapshot: Mapping[str, object],
    asked: Request,
    by: Actor,
    now: datetime,
) -> Disclosure:
    """Disclose a snapshot of what was agreed. With consent it is open at once; on another basis
    it waits for a second person; in an emergency it is open at once, until the time in which a
    second person must confirm it is over. It ends
    no later than the consent it rests on, and whoever receives or is to approve it is told.

    Raises:
        NotNow: the record is not open, there is no consent now, nobody there holds that role, or
            the reasons are missing.
    """
    require(by, DISCLOSE)
    hold_still(subject.id)
    if not may_open(subject.id):
        raise NotNow(_("This record is not open to you."))
    covered = covering(subject, asked, now)
    asked = checked(subject, asked, covered, now)
    made = _made(subject, snapshot, asked, by, now)
    made.agreement = covered
    made.save(force_insert=True)
    delivery = _deliver(made)
    if made.state in WAITS:
        telling.ask_approvers(made, by=by, now=now)
    if made.state != DisclosureState.WAITING:
        _seal(made)
        if not asked.for_referral:
            telling.tell_recipients(delivery, by=by, now=now)
    _note(made, NOTED[DisclosureState(made.state)], by, now)
    if made.state in WAITS:
        tell_oversight(
            OversightKind.OVERRIDE,
            about=made,
            by=by,
            now=now,
            until_at=made.until_at,
            recipient_id=made.recipient_id,
            recipient_role=made.recipient_role,
            basis=made.basis,
        )
    return made


@transaction.atomic
def approve_disclosure(*, held: Disclosure, by: Actor, now: datetime) -> Disclosure:
    """Approve, as the second person; consent it rests on is checked again. One that was made in an
    emergency is open already: it is confirmed, and stays open until the day it was made for.

    Raises:
        NotNow: it is one's own, the time is over, or it was decided already.
    """
    locked = _decidable(held, "approve", by)
    was_open = locked.state == DisclosureState.URGENT
    rules.check_in_time(approve_by_at=locked.approve_by_at, until_at=locked.until_at, now=now)
    check_no_offence_of_child(locked.subject, locked.basis)
    if locked.basis == Basis.CONSENT:
        found = given(locked.subject, locked.recipient, locked.purpose, locked.categories, now)
        locked.until_at = capped(locked.until_at, found)
    locked.state = rules.DISCLOSURE.check_can(locked.state, "approve").target
    _decided(locked, by, now)
    Delivery.objects.filter(id=locked.id).update(
        state=locked.state,
        decided_by_person=locked.decided_by_person_id,
        until_at=locked.until_at,
    )
    if was_open:
        telling.tell_maker(locked, "confirmed", by=by, now=now)
        _note(locked, "sharing.confirm_emergency", by, now)
        return locked
    _seal(locked)
    telling.tell_recipients(Delivery.objects.get(id=locked.id), by=by, now=now)
    telling.tell_maker(locked, "approved", by=by, now=now)
    _note(locked, "sharing.approve_disclosure", by, now)
    return locked


@transaction.atomic
def decline_disclosure(*, held: Disclosure, note: str, by: Actor, now: datetime) -> None:
    """Decline, as the second person, saying why; what was open in an emergency is closed, and the
    recipient is asked to delete it."""
    locked = _decidable(held, "decline", by)
    locked.note = note.strip()
    _decided(locked, by, now)
    if locked.state == DisclosureState.URGENT:
        close(locked, ClosedBecause.REFUSED, by=by, now=now, verb="decline")
        telling.tell_maker(locked, "refused", by=by, now=now)
        return
    end(locked, "decline", now=now)
    following.over(locked, by=by, now=now)
    telling.tell_maker(locked, "declined", by=by, now=now)
    _note(locked, "sharing.decline_disclosure", by, now)


@transaction.atomic
def close_disclosure(*, held: Disclosure, by: Actor, now: datetime) -> None:
    """Close one before its time; the recipient is asked to delete what it kept.

    Raises:
        NotNow: it is not open, or an emergency of somebody else's.
    """
    require(by, DISCLOSE)
    locked = _locked(held)
    rules.check_closes(locked.state, made_by=locked.made_by_person_id, by=by.person_id)
    close(locked, ClosedBecause.CONTROLLER, by=by, now=now)


def place(disclosure_id: UUID) -> str:
    """What sealed content is bound to."""
    return f"sharing.deliverycontent:{disclosure_id}"


def _made(
    subject: Subject, snapshot: Mapping[str, object], asked: Request, by: Actor, now: datetime
) -> Disclosure:
    """The disclosure as it is to be written: open, waiting for a second person, or both."""
    barred = asked.recipient.kind == AgencyKind.IMMIGRATION_ENFORCEMENT
    state = rules.begins_as(asked.basis, emergency=asked.emergency, barred=barred)
    return Disclosure(
        subject=subject,
        controller_id=subject.controller_id,
        recipient=asked.recipient,
        recipient_role=asked.role,
        purpose=asked.purpose,
        categories=sorted(set(asked.categories)),
        basis=asked.basis,
        is_emergency=asked.emergency and not barred,
        snapshot=dict(snapshot),
        necessity=asked.necessity.strip(),
        proportionality=asked.proportionality.strip(),
        state=state,
        made_by_id=check_somebody(by.membership_id),
        made_by_person_id=check_somebody(by.person_id),
        made_at=now,
        approve_by_at=min(now + rules.APPROVED_WITHIN, asked.until_at) if state in WAITS else None,
        until_at=asked.until_at,
        without_agreement=asked.without_agreement.strip(),
    )


def _deliver(made: Disclosure) -> Delivery:
    """The recipient's half. Of an emergency it ends with the time to confirm it, so that nothing is
    shown after that even where the clock is late."""
    names = (
        "id",
        "controller_id",
        "recipient_id",
        "recipient_role",
        "purpose",
        "categories",
        "basis",
        "state",
        "made_at",
        "until_at",
        "made_by_person_id",
    )
    delivery = Delivery(**{name: getattr(made, name) for name in names})
    if made.state == DisclosureState.URGENT and made.approve_by_at is not None:
        delivery.state, delivery.until_at = DisclosureState.OPEN, made.approve_by_at
    delivery.save(force_insert=True)
    return delivery


def _seal(made: Disclosure) -> None:
    """Seal a copy for the recipient's side; where that side has no keys yet, it stays locked with
    the controller's, who hands it over another way."""
    try:
        box = holding.box(rules.ring_of(made.recipient_role))
    except NoKeysError:
        return
    plain = json.dumps(made.snapshot, sort_keys=True, ensure_ascii=False).encode()
    content = DeliveryContent(delivery_id=made.id, sealed=box.seal(plain, bound_to=place(made.id)))
    content.save(force_insert=True)


def _locked(held: Disclosure) -> Disclosure:
    found = (
        Disclosure.objects.select_for_update(of=("self",))
        .select_related("subject", "recipient")
        .filter(id=held.id)
        .first()
    )
    if found is None:
        raise NotNow(_("This disclosure is not yours to decide about."))
    return found


def _decidable(held: Disclosure, verb: str, by: Actor) -> Disclosure:
    require(by, APPROVE_DISCLOSURES)
    locked = _locked(held)
    rules.DISCLOSURE.check_can(locked.state, verb)
    rules.check_second_person(
        made_by=locked.made_by_person_id, decided_by=check_somebody(by.person_id)
    )
    return locked


def _decided(held: Disclosure, by: Actor, now: datetime) -> None:
    held.decided_by_id, held.decided_by_person_id = by.membership_id, by.person_id
    held.decided_at = now
    fields = ["state", "until_at", "decided_by", "decided_by_person", "decided_at", "note"]
    held.save(update_fields=fields)


def _note(held: Disclosure, action: str, by: Actor, now: datetime) -> None:
    record(
        by=by,
        operation=Operation.DISCLOSURE,
        action=action,
        record_type="sharing.Disclosure",
        record_id=held.id,
        controller_id=held.controller_id,
        recipients=(held.recipient_id,),
        fields=(*TERMS, "necessity", "proportionality"),
        purpose=held.purpose,
        now=now,
    )
