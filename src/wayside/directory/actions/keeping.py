"""Keeping an entry true: confirming it, closing and reopening the service."""

from datetime import date, datetime

from django.db import transaction

from wayside.access.actor import Actor
from wayside.directory.actions.noting import write_entry
from wayside.directory.models import Service
from wayside.directory.permissions import require_keeping
from wayside.directory.rules import SERVICES, check_concealed_text
from wayside.directory.vocabulary import Status


@transaction.atomic
def confirm(
    *, service: Service, today: date, expected_version: int, by: Actor, now: datetime
) -> None:
    """Somebody who keeps the entry says that it is still right.

    Raises:
        Collision: it was changed after they read it.
    """
    require_keeping(by, service)
    service.confirmed_date, service.confirmed_by_id = today, by.person_id
    write_entry(
        service,
        own=("confirmed_date", "confirmed_by"),
        expected_version=expected_version,
        by=by,
        now=now,
        action="directory.confirm",
    )


@transaction.atomic
def close(
    *, service: Service, verb: str, alert: str, expected_version: int, by: Actor, now: datetime
) -> None:
    """Close a service for now, or close it, or say that it is gone; ``alert`` tells readers."""
    require_keeping(by, service)
    step = SERVICES.check_can(service.status, verb)
    if service.confidential:
        check_concealed_text([alert])
    service.status, service.alert = Status(step.target), alert
    write_entry(
        service,
        own=("status", "alert"),
        expected_version=expected_version,
        by=by,
        now=now,
        action="directory.close",
    )


@transaction.atomic
def reopen(*, service: Service, expected_version: int, by: Actor, now: datetime) -> None:
    """Open a closed service again; the notice to readers about its closing goes."""
    require_keeping(by, service)
    step = SERVICES.check_can(service.status, "reopen")
    service.status, service.alert = Status(step.target), ""
    write_entry(
        service,
        own=("status", "alert"),
        expected_version=expected_version,
        by=by,
        now=now,
        action="directory.reopen",
    )
