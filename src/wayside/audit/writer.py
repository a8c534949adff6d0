"""Writes the event of an action. Imported by actions only: whoever acts, records.

The event belongs to the transaction it is written in: if that rolls back, nothing happened; if
the event cannot be written or linked, nothing is saved or shown.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import wraps
from typing import ParamSpec, Protocol, TypeVar
from uuid import UUID

from django.db import connection, models, transaction

from wayside.audit.models import PURPOSE_LENGTH, Event
from wayside.audit.search_terms import search_hash
from wayside.audit.vocabulary import Operation

Asked = ParamSpec("Asked")
Shown = TypeVar("Shown")


class Acting(Protocol):
    """Whoever acts, as the trail needs to know them (``access.Actor``)."""

    @property
    def kind(self) -> str: ...
    @property
    def account_id(self) -> UUID | None: ...
    @property
    def person_id(self) -> UUID | None: ...
    @property
    def membership_id(self) -> UUID | None: ...
    @property
    def agency_id(self) -> UUID | None: ...
    @property
    def role(self) -> str | None: ...


class OutsideTransactionError(RuntimeError):
    """An event was written outside a transaction, so that it could outlive what it records."""


def look(action: Callable[Asked, Shown]) -> Callable[Asked, Shown]:
    """An action that reads and writes nothing but its event: it joins the transaction under way,
    or has one of its own. It sets no savepoint, for there is nothing to go back to: what could
    not be recorded is not shown, and ends the request."""

    @wraps(action)
    def within(*args: Asked.args, **kwargs: Asked.kwargs) -> Shown:
        if connection.in_atomic_block:
            return action(*args, **kwargs)
        with transaction.atomic():
            return action(*args, **kwargs)

    return within


def record(
    *,
    by: Acting,
    operation: Operation,
    action: str,
    now: datetime,
    record_type: str = "",
    record_id: UUID | None = None,
    controller_id: UUID | None = None,
    fields: Iterable[str] = (),
    purpose: str = "",
    recipients: Iterable[UUID] = (),
    search_terms: Iterable[str] = (),
    count: int | None = None,
    area_id: UUID | None = None,
) -> Event:
    """Write one event in the transaction under way.

    Args:
        action: ``room.verb``, with a sentence in the room's ``AUDIT_SENTENCES``.
        record_type: the record's model label, such as ``crime.Extract``.
        controller_id: the agency that answers for the record.
        fields: names of the fields written or shown, never their content.
        purpose: why, in a few words that name nobody.
        recipients: the agencies that something was disclosed to.
        search_terms: kept as keyed hashes only.
        count: how many records were listed, exported or changed.

    Raises:
        OutsideTransactionError: no transaction is under way.
        ValueError: the purpose is longer than the trail keeps.
    """
    if not connection.in_atomic_block:
        raise OutsideTransactionError(f"{action} was recorded outside a transaction.")
    if len(purpose) > PURPOSE_LENGTH:
        raise ValueError(f"A purpose has at most {PURPOSE_LENGTH} characters.")
    return Event.objects.create(
        occurred_at=now,
        actor_kind=str(by.kind),
        account_id=by.account_id,
        person_id=by.person_id,
        membership_id=by.membership_id,
        agency_id=by.agency_id,
        role=str(by.role or ""),
        operation=operation,
        action=action,
        record_type=record_type,
        record_id=record_id,
        controller_id=controller_id,
        area_id=area_id,
        fields=sorted(set(fields)),
        purpose=purpose,
        recipients=sorted(set(recipients)),
        search_hashes=sorted({search_hash(term) for term in search_terms if term.strip()}),
        count=count,
    )


def told(
    about: models.Model | type[models.Model],
    action: str,
    operation: Operation,
    by: Acting,
    now: datetime,
    *,
    fields: Iterable[str] = (),
    count: int | None = None,
) -> None:
    """Write the event of an action on a record of the agency of whoever acts. A kind of record
    instead of one stands for a list."""
    record(
        by=by,
        operation=operation,
        action=action,
        record_type=about._meta.label,
        record_id=about.pk if isinstance(about, models.Model) else None,
        controller_id=by.agency_id,
        fields=fields,
        count=count,
        now=now,
    )
