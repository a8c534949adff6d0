"""What is done to the installation as a whole."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import transaction

from wayside.access.actor import Actor
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.people.actions import renew_all_tokens
from wayside.safeguarding.marac.actions import renew_marac_tokens
from wayside.support.groups.actions import renew_apart
from wayside.vault import holding
from wayside.vault.registry import Kept, kept
from wayside.vault.rotation import check_none_is_lost, keys_used, lock_again


@dataclass(frozen=True, slots=True)
class Rotated:
    """How many values were locked again, and how many records are found by new tokens."""

    values: int
    records: int


def rotate_keys(*, by: Actor, now: datetime) -> Rotated:
    """Lock again with the current key everything that an older one locks, and make the search
    tokens again that an older one made.

    Each batch is a transaction with its event, so that a rotation that was broken off goes on
    where it stopped when it is begun again. What only other installations have the ring of stays
    as it is.

    Raises:
        LostKeyError: something is locked with a key that is not given; nothing has changed.
    """
    found = list(kept(apps.get_models()))
    check_none_is_lost(keys_used(found))
    count = sum(_rotate(each, by, now) for each in found if holding.holds(each.ring))
    if not holding.holds(holding.SUPPORT):
        return Rotated(count, 0)
    renewed = renew_all_tokens(by=by, now=now)
    renew_apart(by=by, now=now)
    renew_marac_tokens(by=by, now=now)
    return Rotated(count, renewed)


def _rotate(found: Kept, by: Actor, now: datetime) -> int:
    total, after, done = 0, None, False
    while not done:
        count, after = _batch(found, after, by, now)
        total, done = total + count, after is None
    return total


@transaction.atomic
def _batch(found: Kept, after: Any, by: Actor, now: datetime) -> tuple[int, Any]:
    count, last = lock_again(found, after=after)
    if count:
        record(
            by=by,
            operation=Operation.ADMINISTRATION,
            action="config.rotate_keys",
            record_type=found.model._meta.label,
            fields=tuple(each.name for each in found.fields),
            count=count,
            now=now,
        )
    return count, last
