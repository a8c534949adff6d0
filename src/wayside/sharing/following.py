"""What rooms above do in the same transaction when a handover is taken up or a disclosure closes.
Each says so as it starts, so that this room knows none of them."""

from datetime import datetime
from typing import Protocol

from wayside.access.actor import Actor
from wayside.sharing.models import Disclosure, Handover
from wayside.web.states import Words


class OnTakenUp(Protocol):
    """Called with a handover that was taken up."""

    def __call__(self, *, handover: Handover, by: Actor, now: datetime) -> object: ...


class OnClosed(Protocol):
    """Called with a disclosure that was closed before its time."""

    def __call__(self, *, held: Disclosure, by: Actor, now: datetime) -> object: ...


_ways_on: dict[str, tuple[Words, str]] = {}
_on_taken_up: dict[str, OnTakenUp] = {}
_on_closed: dict[str, OnClosed] = {}


def follow(name: str, *, taken_up: OnTakenUp, closed: OnClosed) -> None:
    """Have a room told, once for its name."""
    _on_taken_up[name], _on_closed[name] = taken_up, closed


def lead_on(kind: str, words: Words, name: str) -> None:
    """Have the page of a handover of a kind, once it is taken up, lead to a page of a room above:
    its words, and the name of an address that takes the handover's number."""
    _ways_on[kind] = (words, name)


def way_on(kind: str) -> tuple[Words, str] | None:
    """Where a handover of this kind leads."""
    return _ways_on.get(kind)


def taken_up(handover: Handover, *, by: Actor, now: datetime) -> None:
    """A handover was taken up."""
    for tell in _on_taken_up.values():
        tell(handover=handover, by=by, now=now)


def closed(held: Disclosure, *, by: Actor, now: datetime) -> None:
    """A disclosure was closed before its time."""
    for tell in _on_closed.values():
        tell(held=held, by=by, now=now)
