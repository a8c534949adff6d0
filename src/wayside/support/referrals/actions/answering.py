"""Opens referrals, answers them, and moves them on from either side."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.sharing.disclosures import actions as disclosures
from wayside.sharing.disclosures.vocabulary import DisclosureState
from wayside.sharing.handovers import actions as handovers
from wayside.support.models import Referral, ReferralAbout
from wayside.support.referrals import queries, rules
from wayside.support.referrals.actions.sending import close_shared, own
from wayside.support.referrals.actions.trail import (
    NoSuchReferralError,
    check_version,
    close_links,
    kept,
    locked,
    move,
    note,
    tell,
)
from wayside.support.referrals.permissions import ANSWER_REFERRALS, REFER
from wayside.support.referrals.vocabulary import (
    Declined,
    Origin,
    Outcome,
    Reached,
    ReferralState,
    Way,
)
from wayside.web.states import NotNow


@dataclass(frozen=True, slots=True)
class Opened:
    """A referral as one side sees it: of its own people whom it is about, of others' what was
    shared; or why that is closed."""

    referral: Referral
    about: ReferralAbout | None
    content: Mapping[str, Any] | None
    closed: str = ""
    may_answer: bool = False


@transaction.atomic
def open_referral(*, referral: Referral, by: Actor, now: datetime) -> Opened:
    """Open it. The first time that the service opens what it says, it is received.

    Raises:
        NoSuchReferralError: it is not whoever asks's to see.
    """
    require(by, ANSWER_REFERRALS)
    held = locked(referral)
    about = queries.about_of(held)
    content, closed = None, ""
    if held.to_agency_id == by.agency_id:
        try:
            content = read(held, by=by, now=now)
        except NotNow as refused:
            closed = str(refused)
        if content is not None and rules.REFERRAL.can(held.state, "receive"):
            move(held, "receive", by=by, now=now)
    note(held, "support.open_referral", Operation.CONSULTATION, by=by, now=now)
    may_answer = content is not None or (
        bool(closed) and queries.is_without_copy(held, by=by) and held.state in rules.UNDER_WAY
    )
    return Opened(queries.referral(held.id) or held, about, content, closed, may_answer)


@transaction.atomic
def answer_referral(
    *,
    referral: Referral,
    verb: str,
    by: Actor,
    now: datetime,
    declined_because: str = "",
    expected_version: int | None = None,
) -> Referral:
    """Accept, decline, begin, complete or end it, as the service. Pressed twice by one person it
    is done once. Whoever answers without a person at a page says which version they read.

    Raises:
        NotNow: its state does not allow it, consent was taken back, or somebody answered first.
        Collision: it has moved on since that version.
    """
    require(by, ANSWER_REFERRALS)
    held = locked(referral)
    if held.to_agency_id != by.agency_id or verb not in rules.OF_RECIPIENT:
        raise NoSuchReferralError
    if pressed_twice(held, verb, by):
        return held
    check_version(held, expected_version)
    check_shared(held, by=by, now=now)
    return answered(held, verb, declined_because, by=by, now=now)


@transaction.atomic
def move_referral(
    *,
    referral: Referral,
    verb: str,
    by: Actor,
    now: datetime,
    outcome: str = "",
    expected_version: int | None = None,
) -> Referral:
    """Withdraw, end, review or open it again, as the agency that refers.

    Raises:
        NotNow: its state does not allow it, or it is not open to whoever asks.
        Collision: it has moved on since the version that was read.
    """
    require(by, REFER)
    held, _about = own(referral, by)
    if verb not in rules.OF_SENDER:
        raise NoSuchReferralError
    if pressed_twice(held, verb, by):
        return held
    if verb == "complete" and queries.answering_role(held.to_agency, now=now) is not None:
        raise NotNow(_("This service has accounts, and says itself when it is completed."))
    check_version(held, expected_version)
    if verb == "review":
        if outcome not in Outcome:
            raise NotNow(_("Choose what it came to."))
        held.outcome = outcome
    is_over = verb != "review" or held.state == ReferralState.DECLINED
    move(held, verb, by=by, now=now, fields=("outcome",))
    note(
        held,
        "support.move_referral",
        Operation.ALTERATION,
        by=by,
        now=now,
        fields=("state", "outcome"),
    )
    if is_over:
        close_links(held, now=now)
        close_shared(held, by=by, now=now)
    if verb in ("complete", "withdraw", "stop", "lose"):
        told = queries.people_told(held.to_agency_id, (held.to_role,), now=now)
        tell(held, told, _("A referral has ended"), key=f"ended:{held.version}", by=by, now=now)
    return held


@transaction.atomic
def answer_first(
    *, referral: Referral, way: Way, reached: Reached, by: Actor, now: datetime
) -> None:
    """Note the first answer to somebody who wrote or rang: only by the way they said is safe.

    Raises:
        NotNow: it came from a worker, or they named another way.
    """
    require(by, ANSWER_REFERRALS)
    held = locked(referral)
    if held.to_agency_id != by.agency_id or held.origin != Origin.HANDOVER:
        raise NoSuchReferralError
    asked = (read(held, by=by, now=now) or {}).get("referral", {})
    if asked.get("way") not in (None, way.value):
        raise NotNow(_("They named another way as safe. Use that one, and no other."))
    if reached == Reached.AGREED_WORDS and not asked.get("words_to_leave"):
        raise NotNow(_("No words were agreed: nothing may be left. Try again when it is safe."))
    kept(held, "answer_first", by=by, now=now, way=way, reached=reached)
    note(
        held,
        "support.answer_first",
        Operation.ALTERATION,
        by=by,
        now=now,
        fields=("way", "reached"),
    )


def read(held: Referral, *, by: Actor, now: datetime) -> Mapping[str, Any] | None:
    """What it says, to the service; None where another role opens it.

    Raises:
        NotNow: it is closed.
    """
    if held.handover is not None:
        versions = handovers.open_handover(handover=held.handover, by=by, now=now).versions
        return versions[0].content if versions else None
    if held.delivery is None or held.to_role != by.role:
        return None
    return disclosures.open_delivery(delivery=held.delivery, by=by, now=now).content


def answered(
    held: Referral, verb: str, declined_because: str, *, by: Actor, now: datetime
) -> Referral:
    """Take a step of the service, and tell who referred."""
    if verb == "decline":
        if declined_because not in Declined:
            raise NotNow(_("Say why, so that a service that fits can be found."))
        held.declined_because = declined_because
    if verb in ("accept", "take_again") and by.membership_id:
        held.owner_id = by.membership_id
    move(held, verb, by=by, now=now, fields=("owner", "declined_because"))
    action = "support.move_referral" if by.membership_id else "support.answer_by_link"
    fields = ("state", "owner", "declined_because")
    note(held, action, Operation.ALTERATION, by=by, now=now, fields=fields)
    if held.origin == Origin.WORKER and held.sent_by is not None:
        key = f"answered:{held.version}"
        tell(held, {held.sent_by.person_id}, _("A referral was answered"), key=key, by=by, now=now)
    return held


def check_shared(held: Referral, *, by: Actor, now: datetime) -> None:
    """Raises:
    NotNow: what it says is open to the service no longer. Where only its time is over, an
        accepted referral goes on all the same.
    """
    if held.origin != Origin.WORKER:
        return
    if held.to_role != by.role:
        raise NotNow(_("It is for another role of your agency to answer this."))
    shared = held.delivery
    if held.state in rules.UNDER_WAY and queries.is_without_copy(held, by=by):
        return
    if shared is None or shared.state != DisclosureState.OPEN or shared.until_at <= now:
        raise NotNow(_("This was closed. Delete what you kept of it."))


def pressed_twice(held: Referral, verb: str, by: Actor) -> bool:
    """Whether this very person has just done this very thing."""
    last = queries.moves_of(held).last()
    return (
        last is not None
        and (last.verb, last.state) == (verb, held.state)
        and (last.member_id, last.agency_id) == (by.membership_id, by.agency_id)
        and not rules.REFERRAL.can(held.state, verb)
    )
