"""Notices for tests, to people of whom this room knows an identifier alone."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from wayside.notices import actions
from wayside.notices.jobs import Post
from wayside.notices.models import Notice

NOW = datetime(2018, 7, 9, 9, 0, tzinfo=UTC)
SOMEBODY = UUID("5f0f6f5e-0000-4000-8000-00000000000a")


def address_of(person_id: UUID) -> str:
    """Stands for the room that knows addresses: everybody has one here."""
    return f"{person_id}@wayside.example"


def notice(to: UUID = SOMEBODY, **fields: Any) -> Notice:
    """A notice to a person, put in the outbox as any room does."""
    given: dict[str, Any] = {
        "subject": "You are invited",
        "body": "Soup kitchen, Friday.",
        "about": Notice(),
        "by": Post(),
        "now": NOW,
    }
    if "to_address" not in fields:
        given["to_person"] = to
    return actions.send(**(given | fields))
