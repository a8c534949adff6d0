"""Begins records, and lets people into them or keeps them out."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.models import NaturalPerson
from wayside.access.permissions import require
from wayside.access.vocabulary import Role
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.partners.models import Membership
from wayside.sharing.models import Grant, Subject
from wayside.sharing.permissions import GRANT_ACCESS, KEEP_RECORDS, LOCK_OUT
from wayside.sharing.queries import may_decide, may_open
from wayside.sharing.rules import check_period
from wayside.sharing.vocabulary import Because, Scope
from wayside.web.states import NotNow

FINDS = (Role.CASEWORKER, Role.SAFEGUARDING_LEAD)


@transaction.atomic
def open_subject(*, by: Actor, now: datetime) -> Subject:
    """Begin a record: whoever begins it opens it, and the agency's caseworkers find it."""
    require(by, KEEP_RECORDS)
    subject = Subject(controller_id=by.controller_id, created_at=now)
    subject.save(force_insert=True)
    Grant.objects.bulk_create(
        [
            _grant(subject, by, now, membership_id=by.membership_id, because=Because.CREATED),
            *(
                _grant(
                    subject,
                    by,
                    now,
                    agency_id=by.agency_id,
                    role=role,
                    scope=Scope.FIND,
                    because=Because.AGENCY,
                )
                for role in FINDS
            ),
        ]
    )
    _record(subject, "sharing.open_subject", Operation.COLLECTION, by, now)
    return subject


@transaction.atomic
def grant(
    *,
    subject: Subject,
    to: Membership,
    because: Because,
    by: Actor,
    now: datetime,
    until_at: datetime | None = None,
) -> Grant:
    """Let a colleague of the agency that keeps the record open it.

    Raises:
        NotNow: the record is not open to whoever grants, or by an emergency alone; it is to be
            themselves; the colleague is of another agency or role; or it ends before it begins.
    """
    require(by, GRANT_ACCESS)
    _check_open(subject)
    check_period(from_at=now, until_at=until_at)
    if to.person_id == by.person_id:
        raise NotNow(_("You cannot let yourself in. Ask a colleague to."))
    if to.agency_id != subject.controller_id or to.role not in FINDS:
        raise NotNow(_("Only a caseworker of the agency that keeps the record can be let in."))
    made = _grant(subject, by, now, membership_id=to.id, because=because, until_at=until_at)
    made.save(force_insert=True)
    _record(
        made,
        "sharing.grant",
        Operation.ALTERATION,
        by,
        now,
        fields=("scope", "because", "until_at"),
    )
    return made


@transaction.atomic
def open_to_role(
    *, subject: Subject, role: Role, because: Because, by: Actor, now: datetime
) -> Grant:
    """Let everybody of a role at the agency that keeps the record open it.

    Raises:
        NotNow: the record is not open to whoever grants, or that role opens no records.
    """
    require(by, GRANT_ACCESS)
    _check_open(subject)
    if role not in FINDS:
        raise NotNow(_("Only a caseworker of the agency that keeps the record can be let in."))
    made = _grant(subject, by, now, agency_id=subject.controller_id, role=role, because=because)
    made.save(force_insert=True)
    _record(made, "sharing.grant", Operation.ALTERATION, by, now, fields=("scope", "because"))
    return made


@transaction.atomic
def lock_out(*, subject: Subject, person: NaturalPerson, by: Actor, now: datetime) -> Grant:
    """Keep a worker from finding or opening the record, whatever else was or will be granted.

    Raises:
        NotNow: the record is not open to whoever locks, it would lock themselves out, or the
            worker is locked out already.
    """
    require(by, LOCK_OUT)
    _check_open(subject)
    if person.id == by.person_id:
        raise NotNow(_("You cannot lock yourself out. Ask a colleague to."))
    if Grant.objects.filter(subject=subject, person=person, denied=True, ended_at=None).exists():
        raise NotNow(_("This worker is locked out already."))
    made = _grant(subject, by, now, person_id=person.id, denied=True, because=Because.CONFLICT)
    made.save(force_insert=True)
    _record(made, "sharing.lock_out", Operation.ALTERATION, by, now, fields=("because",))
    return made


@transaction.atomic
def end_grant(*, held: Grant, by: Actor, now: datetime) -> None:
    """End an access, or a lock.

    Raises:
        NotNow: the record is not open to whoever ends it, or it has ended already.
    """
    require(by, LOCK_OUT if held.denied else GRANT_ACCESS)
    _check_open(held.subject)
    still = Grant.objects.filter(id=held.id, ended_at=None)
    if not still.filter(Q(until_at=None) | Q(until_at__gt=now)).update(ended_at=now):
        raise NotNow(_("This has ended already."))
    _record(held, "sharing.end_grant", Operation.ALTERATION, by, now, fields=("ended_at",))


def _grant(
    subject: Subject,
    by: Actor,
    now: datetime,
    *,
    because: Because,
    scope: Scope = Scope.OPEN,
    denied: bool = False,
    membership_id: UUID | None = None,
    agency_id: UUID | None = None,
    role: str = "",
    person_id: UUID | None = None,
    until_at: datetime | None = None,
) -> Grant:
    return Grant(
        subject=subject,
        controller_id=subject.controller_id,
        membership_id=membership_id,
        agency_id=agency_id,
        role=role,
        person_id=person_id,
        scope=scope,
        denied=denied,
        because=because,
        from_at=now,
        until_at=until_at,
        granted_by_id=by.membership_id,
    )


def _check_open(subject: Subject) -> None:
    if not may_open(subject.id):
        raise NotNow(_("This record is not open to you."))
    if not may_decide(subject.id):
        raise NotNow(
            _("It is open to you for an emergency alone: you can let nobody in or keep them out.")
        )


def _record(
    about: Subject | Grant,
    action: str,
    operation: Operation,
    by: Actor,
    now: datetime,
    *,
    fields: tuple[str, ...] = (),
) -> None:
    record(
        by=by,
        operation=operation,
        action=action,
        record_type=about._meta.label,
        record_id=about.pk,
        controller_id=about.controller_id,
        fields=fields,
        now=now,
    )
