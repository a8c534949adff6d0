"""What rooms above do in the same transaction when a handover is taken up, a disclosure closes, or
one is over that never was open or whose day has come. Each says so as it starts, so that this room
knows none of them."""

from datetime import datetime
from typing import Protocol

from wayside.access.actor import Actor
from wayside.sharing.models import Disclosure, Handover


class OnTakenUp(Protocol):
    """Called with a handover that was taken up."""

    def __call__(self, *, handover: Handover, by: Actor, now: datetime) -> object: ...


class OnClosed(Protocol):
    """Called with a disclosure that was closed before its time."""

    def __call__(self, *, held: Disclosure, by: Actor, now: datetime) -> object: ...


class OnOver(Protocol):
    """Called with a disclosure that was declined, that nobody approved in time, or whose time is
    over."""

    def __call__(self, *, held: Disclosure, by: Actor, now: datetime) -> object: ...


_on_taken_up: dict[str, OnTakenUp] = {}
_on_closed: dict[str, OnClosed] = {}
_on_over: dict[str, OnOver] = {}


def follow(
    name: str,
    *,
    taken_up: OnTakenUp | None = None,
    closed: OnClosed | None = None,
    over: OnOver | None = None,
) -> None:
    """Have a room told of any of these, once for its name."""
    if taken_up is not None:
        _on_taken_up[name] = taken_up
    if closed is not None:
        _on_closed[name] = closed
    if over is not None:
        _on_over[name] = over


def taken_up(handover: Handover, *, by: Actor, now: datetime) -> None:
    """A handover was taken up."""
    for tell in _on_taken_up.values():
        tell(handover=handover, by=by, now=now)


def closed(held: Disclosure, *, by: Actor, now: datetime) -> None:
    """A disclosure was closed before its time."""
    for tell in _on_closed.values():
        tell(held=held, by=by, now=now)


def over(held: Disclosure, *, by: Actor, now: datetime) -> None:
    """A disclosure was declined, lapsed or expired."""
    for tell in _on_over.values():
        tell(held=held, by=by, now=now)
