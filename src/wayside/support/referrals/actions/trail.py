"""What every action on referrals does alike: lock, move, note, tell."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.notices.actions import send_each
from wayside.support.models import Referral, ReferralLink, ReferralMove
from wayside.support.referrals import rules
from wayside.support.referrals.vocabulary import ReferralState
from wayside.web.collisions import Collision
from wayside.web.states import NotNow


class NoSuchReferralError(NotNow):
    """There is none, or it is not whoever acts's to see: the two are told alike."""

    def __init__(self) -> None:
        super().__init__(_("There is no such referral, or it is not open to you."))


def locked(referral: Referral) -> Referral:
    """The same, held still until the transaction under way is over.

    Raises:
        NoSuchReferralError: it is not whoever acts's to see.
    """
    found = (
        Referral.objects.select_for_update(of=("self",))
        .select_related("service", "to_agency", "controller", "delivery")
        .filter(id=referral.id)
        .first()
    )
    if found is None:
        raise NoSuchReferralError
    return found


def check_version(held: Referral, expected: int | None) -> None:
    """Raises:
    Collision: it has moved on since the version that was read.
    """
    if expected is not None and held.version != expected:
        raise Collision(held)


def move(
    referral: Referral, verb: str, *, by: Actor, now: datetime, fields: Iterable[str] = ()
) -> None:
    """Take a step of a referral that is locked, and keep that it was taken.

    Raises:
        NotNow: its state does not allow it.
    """
    state = ReferralState(rules.REFERRAL.check_can(referral.state, verb).target)
    referral.state = state
    written = {"state", "version", "updated_at", *fields}
    moment = rules.MOMENTS.get(state)
    if moment and getattr(referral, moment) is None:
        setattr(referral, moment, now)
        written.add(moment)
    ended = None if state in (ReferralState.DRAFT, *rules.RUNNING) else now
    if (referral.ended_at is None) != (ended is None):
        referral.ended_at = ended
        written.add("ended_at")
    referral.version, referral.updated_at = referral.version + 1, now
    referral.save(update_fields=sorted(written))
    because = referral.declined_because if state == ReferralState.DECLINED else ""
    kept(referral, verb, by=by, now=now, declined_because=because)


def kept(referral: Referral, verb: str, *, by: Actor, now: datetime, **more: str) -> None:
    """Keep that a step was taken, on the referral itself."""
    ReferralMove(
        referral=referral,
        number=referral.version,
        verb=verb,
        state=referral.state,
        agency_id=by.agency_id,
        member_id=by.membership_id,
        at=now,
        **more,
    ).save(force_insert=True)


def close_links(referral: Referral, *, now: datetime) -> None:
    """Let no link to it open any more."""
    ReferralLink.objects.filter(referral=referral, closed_at=None).update(closed_at=now)


def note(
    referral: Referral,
    action: str,
    operation: Operation,
    *,
    by: Actor,
    now: datetime,
    fields: tuple[str, ...] = (),
    purpose: str = "",
) -> None:
    """Write the event of an action on one referral."""
    record(
        by=by,
        operation=operation,
        action=action,
        record_type="support.Referral",
        record_id=referral.id,
        controller_id=referral.controller_id,
        recipients=() if referral.to_agency_id == by.agency_id else (referral.to_agency_id,),
        fields=fields,
        purpose=purpose,
        now=now,
    )


def tell(
    referral: Referral,
    people: Iterable[UUID],
    subject: str,
    *,
    key: str,
    by: Actor,
    now: datetime,
) -> None:
    """Tell people that something is to be looked at; not what it says, and of whom never."""
    send_each(
        to=people,
        subject=subject,
        body=_("Open it in Wayside: this message says nothing of it."),
        about=referral,
        path=reverse("support:referral", args=[referral.id]),
        key=f"referral:{referral.id}:{key}",
        by=by,
        now=now,
    )
