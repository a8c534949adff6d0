"""What rooms above do in the same transaction when those around somebody change. Each says so as
it starts, so that this room knows none of them."""

from datetime import datetime
from typing import Protocol
from uuid import UUID

from wayside.access.actor import Actor


class OnChange(Protocol):
    """Called with the number of the record."""

    def __call__(self, *, subject_id: UUID, by: Actor, now: datetime) -> object: ...


_told: dict[str, OnChange] = {}


def follow(name: str, tell: OnChange) -> None:
    """Have a room told, once for its name."""
    _told[name] = tell


def changed(subject_id: UUID, *, by: Actor, now: datetime) -> None:
    """Somebody was written down, changed, or is no longer around."""
    for tell in _told.values():
        tell(subject_id=subject_id, by=by, now=now)
