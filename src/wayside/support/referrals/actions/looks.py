"""Looks at lists of referrals."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record
from wayside.people.actions import check_open
from wayside.people.models import Person
from wayside.support.models import Referral, ReferralAbout
from wayside.support.referrals import queries
from wayside.support.referrals.permissions import ANSWER_REFERRALS, REFER
from wayside.support.referrals.queries.referrals import opened


@dataclass(frozen=True, slots=True)
class Listed:
    """Referrals, and whom they are about where that record is open."""

    rows: Sequence[Referral]
    about: dict[UUID, ReferralAbout]


@look
def list_referrals(*, shown: Sequence[Referral], by: Actor, now: datetime) -> Listed:
    """Put on the trail that referrals were listed, and find whom one's own are about."""
    require(by, ANSWER_REFERRALS)
    _note("support.list_referrals", len(shown), by, now)
    return Listed(shown, opened(shown) if by.may(REFER) else {})


@look
def list_referrals_due(*, by: Actor, now: datetime) -> Listed:
    """What is due of referrals from whoever asks."""
    require(by, ANSWER_REFERRALS)
    found = queries.referrals_due(visible_to=by, now=now)
    _note("support.list_referrals", len(found), by, now)
    return Listed(found, opened(found) if by.may(REFER) else {})


@look
def list_referrals_of(*, person: Person, by: Actor, now: datetime) -> Sequence[Referral]:
    """Somebody's referrals.

    Raises:
        NotOpenError: the record is not open to whoever asks.
    """
    require(by, REFER)
    check_open(person.subject_id)
    found = list(queries.referrals_of(person.subject))
    record(
        by=by,
        operation=Operation.CONSULTATION,
        action="support.list_referrals_of",
        record_type=person._meta.label,
        record_id=person.id,
        controller_id=person.controller_id,
        count=len(found),
        now=now,
    )
    return found


def _note(action: str, count: int, by: Actor, now: datetime) -> None:
    record(
        by=by,
        operation=Operation.LISTING,
        action=action,
        record_type="support.Referral",
        controller_id=by.agency_id,
        count=count,
        now=now,
    )
