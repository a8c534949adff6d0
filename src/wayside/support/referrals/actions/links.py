"""Links with which a service without accounts opens one referral and answers it."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.utils.translation import gettext as _

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.support.models import Referral, ReferralLink
from wayside.support.referrals import queries, rules
from wayside.support.referrals.actions.answering import (
    answered,
    check_shared,
    pressed_twice,
    read,
)
from wayside.support.referrals.actions.sending import own
from wayside.support.referrals.actions.trail import (
    NoSuchReferralError,
    close_links,
    locked,
    move,
    note,
)
from wayside.support.referrals.permissions import ANSWER_BY_LINK
from wayside.support.referrals.vocabulary import Door
from wayside.web.states import NotNow

OPEN_FOR = timedelta(days=14)
MOST_WRONG = 5
DIGITS = 8


@dataclass(frozen=True, slots=True)
class MadeLink:
    """A link as it is told once: its address by one way, its passcode by another."""

    address: str
    passcode: str
    until_at: datetime


@dataclass(frozen=True, slots=True)
class Knocked:
    """What a link answers: how the door stands, and for the browser that opened it its key."""

    door: Door
    link: ReferralLink
    browser: str = ""


@transaction.atomic
def make_link(*, referral: Referral, by: Actor, now: datetime) -> MadeLink:
    """Make one for a service where nobody has an account; a link made before opens no more.

    Raises:
        NotNow: somebody there has an account, or the referral is not under way.
    """
    held, _about = own(referral, by)
    if held.state not in rules.RUNNING:
        raise NotNow(_("Send it first. A link opens only what was agreed to."))
    if queries.answering_role(held.to_agency, now=now) is not None:
        raise NotNow(_("This service has accounts and answers on its own page."))
    close_links(held, now=now)
    address = secrets.token_urlsafe(32)
    passcode = "".join(secrets.choice("0123456789") for _digit in range(DIGITS))
    made = ReferralLink(
        referral=held,
        controller_id=held.controller_id,
        agency_id=held.to_agency_id,
        role=held.to_role,
        address_hash=hashed(address),
        passcode=make_password(passcode),
        made_by_id=by.member_id,
        made_at=now,
        until_at=now + OPEN_FOR,
    )
    made.save(force_insert=True)
    _note(
        made,
        "support.make_link",
        Operation.ADMINISTRATION,
        by=by,
        now=now,
        fields=("passcode", "until_at"),
    )
    return MadeLink(address, passcode, made.until_at)


@transaction.atomic
def knock(*, address: str, browser: str, passcode: str, by: Actor, now: datetime) -> Knocked:
    """Try a link: with the key of the browser that opened it, or with the passcode the first
    time and after two weeks without it. A few wrong ones close it for good. Not opened, it lasts
    two weeks; opened, it lasts for that one browser as long as the referral can run.

    Raises:
        NoSuchReferralError: there is no such link.
    """
    require(by, ANSWER_BY_LINK)
    found = ReferralLink.objects.select_for_update().filter(address_hash=hashed(address)).first()
    if found is None:
        raise NoSuchReferralError
    door = _door(found, browser, now)
    if door != Door.ASKS or not passcode:
        return Knocked(door, found)
    if not check_password(passcode, found.passcode):
        found.wrong += 1
        found.closed_at = now if found.wrong >= MOST_WRONG else None
        found.save(update_fields=["wrong", "closed_at"])
        _note(found, "support.refuse_link", Operation.ACCESS, by=by, now=now)
        return Knocked(Door.CLOSED if found.closed_at else Door.WRONG, found)
    key = secrets.token_urlsafe(32)
    found.browser_hash, found.opened_at, found.wrong = hashed(key), now, 0
    found.until_at = rules.link_lasts_until(found.made_at)
    found.save(update_fields=["browser_hash", "opened_at", "wrong", "until_at"])
    _note(found, "support.open_link", Operation.CONSULTATION, by=by, now=now)
    return Knocked(Door.OPEN, found, key)


@transaction.atomic
def open_by_link(
    *, referral: Referral, by: Actor, now: datetime
) -> tuple[Referral, Mapping[str, Any] | None]:
    """Open what the referral says, once its link is open: that is its receipt. Nothing is there
    once it is closed, or the referral is over."""
    require(by, ANSWER_BY_LINK)
    held = locked(referral)
    if held.state not in rules.RUNNING:
        return held, None
    try:
        content = read(held, by=by, now=now)
    except NotNow:
        content = None
    if content is not None and rules.REFERRAL.can(held.state, "receive"):
        move(held, "receive", by=by, now=now)
    note(held, "support.open_referral_content", Operation.CONSULTATION, by=by, now=now)
    return held, content


@transaction.atomic
def answer_by_link(
    *, referral: Referral, verb: str, declined_because: str, by: Actor, now: datetime
) -> None:
    """The service's answer, by its link.

    Raises:
        NotNow: its state does not allow it, or it was closed.
    """
    require(by, ANSWER_BY_LINK)
    held = locked(referral)
    if verb not in rules.BY_LINK:
        raise NoSuchReferralError
    if pressed_twice(held, verb, by):
        return
    check_shared(held, by=by, now=now)
    answered(held, verb, declined_because, by=by, now=now)


def hashed(secret: str) -> str:
    """What is kept of a long random secret."""
    return sha256(secret.encode()).hexdigest()


def _door(link: ReferralLink, browser: str, now: datetime) -> Door:
    if link.closed_at is not None:
        return Door.CLOSED
    if link.until_at <= now:
        return Door.EXPIRED
    if not link.browser_hash:
        return Door.ASKS
    if not browser or not secrets.compare_digest(hashed(browser), link.browser_hash):
        return Door.ELSEWHERE
    asked_lately = link.opened_at is not None and now < link.opened_at + OPEN_FOR
    return Door.OPEN if asked_lately else Door.ASKS


def _note(
    link: ReferralLink,
    action: str,
    operation: Operation,
    *,
    by: Actor,
    now: datetime,
    fields: tuple[str, ...] = (),
) -> None:
    record(
        by=by,
        operation=operation,
        action=action,
        record_type="support.ReferralLink",
        record_id=link.id,
        controller_id=link.controller_id,
        recipients=(link.agency_id,),
        fields=fields,
        now=now,
    )
