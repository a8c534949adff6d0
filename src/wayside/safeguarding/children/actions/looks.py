"""Opens and lists what is kept of a child's safeguarding."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.people.actions import NotOpenError, check_open
from wayside.people.models import Person
from wayside.safeguarding.children import queries
from wayside.safeguarding.children.permissions import KEEP_CHILDREN
from wayside.safeguarding.models import ChildReferral, ChildReferralMove, ChildTold


@dataclass(frozen=True, slots=True)
class Opened:
    """A referral, its steps and who was told."""

    referral: ChildReferral
    moves: tuple[ChildReferralMove, ...]
    told: tuple[ChildTold, ...]


@look
def list_child_referrals(*, shown: Sequence[ChildReferral], by: Actor, now: datetime) -> None:
    """Put on the trail that these were shown."""
    require(by, KEEP_CHILDREN)
    told(
        ChildReferral,
        "safeguarding.list_child_referrals",
        Operation.LISTING,
        by,
        now,
        count=len(shown),
    )


@look
def open_child(*, person: Person, by: Actor, now: datetime) -> Sequence[ChildReferral]:
    """What is kept of somebody's safeguarding as a child, the latest first.

    Raises:
        NotOpenError: the record is not open to whoever asks.
    """
    require(by, KEEP_CHILDREN)
    check_open(person.subject_id)
    told(person, "safeguarding.open_child", Operation.CONSULTATION, by, now)
    return list(queries.referrals_of(person))


@look
def open_child_referral(*, referral_id: UUID, by: Actor, now: datetime) -> Opened:
    """One referral, its steps and who was told.

    Raises:
        NotOpenError: there is none, or it is not open to whoever asks.
    """
    require(by, KEEP_CHILDREN)
    held = queries.referral(referral_id)
    if held is None:
        raise NotOpenError
    told(held, "safeguarding.open_child_referral", Operation.CONSULTATION, by, now)
    return Opened(held, tuple(queries.moves_of(held)), tuple(queries.told_of(held)))
