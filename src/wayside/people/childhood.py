"""What rooms above do in the same transaction when somebody is written down as a child, or as one
who may be. Each says so as it starts, so that this room knows none of them."""

from datetime import datetime
from typing import Protocol

from wayside.access.actor import Actor
from wayside.people.models import Person


class OnMarked(Protocol):
    """Called once the record says so."""

    def __call__(self, *, person: Person, by: Actor, now: datetime) -> object: ...


_told: dict[str, OnMarked] = {}


def follow(name: str, tell: OnMarked) -> None:
    """Have a room told, once for its name."""
    _told[name] = tell


def marked(person: Person, *, by: Actor, now: datetime) -> None:
    """Somebody is, or may be, a child."""
    for tell in _told.values():
        tell(person=person, by=by, now=now)
