"""Tells the database who acts, for the transaction under way: its policies read nothing else.

Somebody of the support side acts under that side's own role, where this instance holds the side's
keys. Everybody else stays the application, which cannot enter the side's tables at all.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from wayside.access.actor import Actor
from wayside.access.vocabulary import ActorKind, Side
from wayside.vault import holding

SUPPORT_ROLE = "wayside_support"
COUNTING_ROLE = "wayside_counting"
TOLD = (
    "app.person_id",
    "app.agency_id",
    "app.membership_id",
    "app.role",
    "app.service",
    "app.side",
    "app.now",
    "role",
)


def tell_database(actor: Actor, *, now: datetime) -> None:
    """Set what the policies read, and the role, for this transaction only."""
    enters = actor.side == Side.SUPPORT and holding.holds(holding.SUPPORT)
    _set(
        {
            "app.person_id": _text(actor.person_id),
            "app.agency_id": _text(actor.agency_id),
            "app.membership_id": _text(actor.membership_id),
            "app.role": str(actor.role or ""),
            "app.service": actor.name if actor.kind == ActorKind.SERVICE else "",
            "app.side": actor.side.value,
            "app.now": now.isoformat(),
            "role": SUPPORT_ROLE if enters else settings.OWN_ROLE,
        }
    )


@contextmanager
def acting(actor: Actor, *, now: datetime) -> Iterator[None]:
    """A transaction in which this actor acts: for jobs, commands and the demo. Within another
    transaction, whoever acted before acts again afterwards."""
    with transaction.atomic():
        before = _told()
        tell_database(actor, now=now)
        yield
        _set(before)


@contextmanager
def counting() -> Iterator[None]:
    """Reads under the role that sees what the support side released of its counts, and nothing
    else of that side or of any; afterwards whoever acted acts again."""
    with transaction.atomic():
        role = _told()["role"]
        _set({"role": COUNTING_ROLE})
        yield
        _set({"role": role})


def _text(value: UUID | None) -> str:
    return str(value) if value else ""


def _set(told: dict[str, str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT " + ", ".join(["set_config(%s, %s, true)"] * len(told)),
            [each for pair in told.items() for each in pair],
        )


def _told() -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT " + ", ".join(["coalesce(current_setting(%s, true), '')"] * len(TOLD)),
            list(TOLD),
        )
        return dict(zip(TOLD, cursor.fetchone(), strict=True))
