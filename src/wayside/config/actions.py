"""What is done to the installation as a whole."""

from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.db import transaction

from wayside.access.actor import Actor
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.people.actions import renew_all_tokens
from wayside.support.groups.actions import renew_apart
from wayside.vault import holding
from wayside.vault.rotation import lock_again, locked_columns


@dataclass(frozen=True, slots=True)
class Rotated:
    """How many values were locked again, and how many records are found by new tokens."""

    values: int
    records: int


@transaction.atomic
def rotate_keys(*, by: Actor, now: datetime) -> Rotated:
    """Lock again with the current key everything that an older one locks, and make the search
    tokens again that an older one made: all of it, or nothing.

    Raises:
        LostKeyError: something was locked with a key that is not given; nothing has changed.
    """
    count = sum(
        lock_again(model, fields) for model, fields in locked_columns(iter(apps.get_models()))
    )
    record(
        by=by,
        operation=Operation.ADMINISTRATION,
        action="config.rotate_keys",
        count=count,
        now=now,
    )
    holds = holding.holds(holding.SUPPORT)
    if not holds:
        return Rotated(count, 0)
    renewed = renew_all_tokens(by=by, now=now)
    renew_apart(by=by, now=now)
    return Rotated(count, renewed)
