"""What the first page of a record shows beside who somebody is and how to reach them. A room above
adds its part as it starts, so that this one knows none."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wayside.access.actor import Actor
from wayside.access.permissions import Permission
from wayside.people.models import Person


@dataclass(frozen=True, slots=True)
class Front:
    """One part: who sees it, what it finds, and the template that shows that as ``part``."""

    template: str
    permission: Permission
    find: Callable[[Person, Actor, datetime], Any]


_fronts: dict[str, Front] = {}


def add_front(front: Front) -> None:
    """Add a part, once."""
    _fronts[front.template] = front


def fronts_of(person: Person, *, actor: Actor, now: datetime) -> list[tuple[str, Any]]:
    """The parts that this actor sees: each template with what it shows."""
    return [
        (each.template, each.find(person, actor, now))
        for each in _fronts.values()
        if actor.may(each.permission)
    ]
