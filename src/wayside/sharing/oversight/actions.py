"""Emergencies, and what the governance officer is told of the same day."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import models, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record
from wayside.partners.acting import tell_database
from wayside.sharing.models import Disclosure, Emergency, Grant, OversightEntry, Subject
from wayside.sharing.oversight import queries, telling
from wayside.sharing.oversight.permissions import BREAK_GLASS, OVERSEE
from wayside.sharing.oversight.vocabulary import OversightKind
from wayside.sharing.queries import may_open
from wayside.sharing.rules import check_somebody
from wayside.sharing.vocabulary import Because, Scope
from wayside.web.states import NotNow

LASTS = timedelta(hours=3)
LEAST_REASON = 10


@transaction.atomic
def break_glass(*, subject: Subject, reason: str, by: Actor, now: datetime) -> Emergency:
    """Open, for three hours, a record that one finds but may not open; the governance officer and
    whoever works with them are told at once.

    Raises:
        NotNow: no reason is given, or it is open already.
    """
    require(by, BREAK_GLASS)
    member_id = check_somebody(by.membership_id)
    if len(reason.strip()) < LEAST_REASON:
        raise NotNow(_("Say what the emergency is, in enough words for others to judge."))
    if may_open(subject.id):
        raise NotNow(_("This record is open to you already."))
    tell_database(by, now=now)  # three hours from this moment, not from the page's beginning
    made = _opened(subject, reason, member_id, now)
    record(
        by=by,
        operation=Operation.CONSULTATION,
        action="sharing.break_glass",
        record_type="sharing.Emergency",
        record_id=made.id,
        controller_id=made.controller_id,
        fields=("reason", "until_at"),
        now=now,
    )
    tell_oversight(OversightKind.EMERGENCY, about=made, by=by, now=now, until_at=made.until_at)
    telling.tell_workers(made, by=by, now=now)
    return made


@look
def list_oversight(*, by: Actor, now: datetime) -> QuerySet[OversightEntry]:
    """What the governance officer of a controller is told: who, when, on which basis, for whom."""
    require(by, OVERSEE)
    record(
        by=by,
        operation=Operation.LISTING,
        action="sharing.list_oversight",
        record_type="sharing.OversightEntry",
        controller_id=by.agency_id,
        now=now,
    )
    return queries.entries()


@transaction.atomic
def note_seen(*, entry: OversightEntry, note: str, by: Actor, now: datetime) -> None:
    """Note that it was seen, and what follows from it.

    Raises:
        NotNow: it is another agency's, or was seen already.
    """
    require(by, OVERSEE)
    seen_by = check_somebody(by.membership_id)
    unseen = queries.entries().filter(id=entry.id, seen_at=None)
    held = unseen.select_for_update(of=("self",)).first()
    if held is None:
        raise NotNow(_("This was seen already."))
    held.seen_by_id, held.seen_at, held.note = seen_by, now, note.strip()
    held.save(update_fields=["seen_by", "seen_at", "note"])
    record(
        by=by,
        operation=Operation.ADMINISTRATION,
        action="sharing.note_seen",
        record_type="sharing.OversightEntry",
        record_id=entry.id,
        controller_id=by.agency_id,
        fields=("seen_at", "note"),
        now=now,
    )


def tell_oversight(
    kind: OversightKind,
    *,
    about: models.Model,
    by: Actor,
    now: datetime,
    until_at: datetime | None = None,
    recipient_id: UUID | None = None,
    recipient_role: str = "",
    basis: str = "",
) -> OversightEntry:
    """Put it on the governance officer's list, and tell them that something is there."""
    made = OversightEntry(
        kind=kind,
        controller_id=by.controller_id,
        record_id=about.pk,
        member_id=check_somebody(by.membership_id),
        happened_at=now,
        recipient_id=recipient_id,
        recipient_role=recipient_role,
        basis=basis,
        until_at=until_at,
    )
    made.save(force_insert=True)
    telling.tell_officers(made, by=by, now=now)
    return made


@transaction.atomic
def remind_of_unseen(*, by: Actor, now: datetime) -> int:
    """Remind, once, of what nobody has noted as seen a day later, and tell administrators that it
    waits. How much waits so."""
    require(by, OVERSEE)
    found = list(queries.unseen(now=now))
    for each in found:
        telling.remind_officers(each, by=by, now=now)
    record(
        by=by,
        operation=Operation.ADMINISTRATION,
        action="sharing.remind_of_unseen",
        record_type="sharing.OversightEntry",
        count=len(found),
        now=now,
    )
    return len(found)


def oversee(kind: OversightKind, held: Disclosure, *, by: Actor, now: datetime) -> OversightEntry:
    """Put on the governance officer's list what did not happen in time: the receipt of a deletion,
    a second person for an emergency. The clock finds it, so it stands under whoever disclosed."""
    made = OversightEntry(
        kind=kind,
        controller_id=held.controller_id,
        record_id=held.id,
        member_id=held.made_by_id,
        happened_at=now,
        recipient_id=held.recipient_id,
        recipient_role=held.recipient_role,
        basis=held.basis,
    )
    made.save(force_insert=True)
    telling.tell_officers(made, by=by, now=now)
    return made


def _opened(subject: Subject, reason: str, member_id: UUID, now: datetime) -> Emergency:
    grant = Grant(
        subject=subject,
        controller_id=subject.controller_id,
        membership_id=member_id,
        scope=Scope.OPEN,
        because=Because.BREAK_GLASS,
        from_at=now,
        until_at=now + LASTS,
        granted_by_id=member_id,
    )
    grant.save(force_insert=True)
    made = Emergency(
        subject=subject,
        controller_id=subject.controller_id,
        grant=grant,
        member_id=member_id,
        reason=reason.strip(),
        from_at=now,
        until_at=now + LASTS,
    )
    made.save(force_insert=True)
    return made
