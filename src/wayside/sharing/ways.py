"""Where a handover of a kind leads on to, in a room above that says so as it starts, so that this
room knows none of them."""

from dataclasses import dataclass

from django.urls import reverse

from wayside.access.actor import Actor
from wayside.access.permissions import Permission
from wayside.sharing.handovers.rules import OPEN
from wayside.sharing.models import Handover
from wayside.web.states import Words


@dataclass(frozen=True, slots=True)
class Way:
    """A page that takes a handover further, and who may."""

    label: Words
    url_name: str
    permission: Permission


_ways: dict[str, Way] = {}


def lead_on(kind: str, way: Way) -> None:
    """Say where handovers of a kind lead on to."""
    _ways[kind] = way


def way_on(handover: Handover, *, for_actor: Actor) -> tuple[Words, str] | None:
    """The words and the address of the way on from an open handover, if there is one."""
    way = _ways.get(handover.kind)
    if way is None or handover.state not in OPEN or not for_actor.may(way.permission):
        return None
    return way.label, reverse(way.url_name, args=[handover.id])
