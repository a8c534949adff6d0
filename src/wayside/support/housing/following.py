"""What other parts do in the same transaction when somebody moved into a place. Each says so as it
starts, so that this part knows none of them."""

from datetime import datetime
from typing import Protocol

from wayside.access.actor import Actor
from wayside.support.models import Offer, OfferAbout


class OnMovedIn(Protocol):
    """Called with a request for a place that ended in a move, and whom it is about."""

    def __call__(self, *, about: OfferAbout, offer: Offer, by: Actor, now: datetime) -> object: ...


_on_moved_in: dict[str, OnMovedIn] = {}


def follow(name: str, moved_in: OnMovedIn) -> None:
    """Have a part told of it, once for its name."""
    _on_moved_in[name] = moved_in


def moved_in(about: OfferAbout, offer: Offer, *, by: Actor, now: datetime) -> None:
    """Somebody moved in."""
    for tell in _on_moved_in.values():
        tell(about=about, offer=offer, by=by, now=now)
