"""Whoever acts, events, and the database's owner, who can do what no application can."""

import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import psycopg
from django.conf import settings
from django.db import connection, transaction

from wayside.audit.models import Event
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record

NOW = datetime(2018, 7, 2, 13, 3, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Member:
    """Someone acting under a membership, as the trail knows them."""

    kind: str = "member"
    account_id: UUID | None = field(default_factory=uuid.uuid4)
    person_id: UUID | None = field(default_factory=uuid.uuid4)
    membership_id: UUID | None = field(default_factory=uuid.uuid4)
    agency_id: UUID | None = field(default_factory=uuid.uuid4)
    role: str | None = "analyst"


def event(**given: Any) -> Event:
    """An event in a transaction of its own (or the test's)."""
    values: dict[str, Any] = {
        "by": Member(),
        "operation": Operation.CONSULTATION,
        "action": "crime.open_extract",
        "now": NOW,
        "record_type": "crime.Extract",
        "record_id": uuid.uuid4(),
    }
    with transaction.atomic():
        return record(**(values | given))


def owner_login() -> dict[str, Any]:
    """How to connect to this test's database as its owner."""
    return _login(settings.OWNER_DATABASE)


def application_login() -> dict[str, Any]:
    """How to connect to this test's database as the application."""
    return _login(connection.settings_dict)


def _login(given: Mapping[str, Any]) -> dict[str, Any]:
    names = {"USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    login: dict[str, Any] = {name: given[key] or None for key, name in names.items()}
    return {**login, **given["OPTIONS"], "dbname": connection.settings_dict["NAME"]}


@contextmanager
def as_owner() -> Iterator[psycopg.Connection[Any]]:
    """A connection of the database's owner; commits at the end."""
    with psycopg.connect(**owner_login()) as owner:
        yield owner


INSERT = """
INSERT INTO audit_event (id, occurred_at, actor_kind, role, operation, action, record_type,
    purpose, fields, recipients, search_hashes)
VALUES (gen_random_uuid(), now(), 'member', '', 'consultation', 'crime.open_extract', '',
    '', '{}', '{}', '{}') RETURNING id
"""
