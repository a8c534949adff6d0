"""What every note of a child begins with."""

from datetime import datetime
from typing import Any

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.people.actions import check_open
from wayside.people.models import Person
from wayside.safeguarding.children.permissions import KEEP_CHILDREN
from wayside.web.collisions import Collision
from wayside.web.models import Versioned


def check_may_note(subject_id: Any, by: Actor) -> None:
    """Raises:
    NotOpenError: the record is not open to whoever notes it.
    """
    require(by, KEEP_CHILDREN)
    check_open(subject_id)


def check_seen(held: Versioned, expected_version: int) -> None:
    """Raises:
    Collision: somebody else changed it since.
    """
    if held.version != expected_version:
        raise Collision(held)


def stamps(person: Person, now: datetime) -> dict[str, Any]:
    """Whose it is and when it was written."""
    return {
        "subject_id": person.subject_id,
        "controller_id": person.controller_id,
        "created_at": now,
        "updated_at": now,
    }
