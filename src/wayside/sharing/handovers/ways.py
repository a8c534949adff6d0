"""Where a handover that was taken up leads on. A room above says so as it starts."""

from dataclasses import dataclass

from django.urls import reverse

from wayside.access.actor import Actor
from wayside.access.permissions import Permission
from wayside.sharing.handovers.rules import OPEN
from wayside.sharing.handovers.vocabulary import HandoverState
from wayside.sharing.models import Handover
from wayside.web.navigation import Item
from wayside.web.states import Words


@dataclass(frozen=True, slots=True)
class Way:
    """A page that goes on with a handover, of one kind or of all; whether already before anybody
    took it up, and whether for nobody but who did."""

    label: Words
    permission: Permission
    kind: str
    at_once: bool
    own: bool


_ways: dict[str, Way] = {}


def add_way(
    name: str,
    label: Words,
    permission: Permission,
    *,
    kind: str = "",
    at_once: bool = False,
    own: bool = False,
) -> None:
    """Add a page, once: its address takes the handover's number as ``handover_id``."""
    _ways[name] = Way(label, permission, kind, at_once, own)


def ways_from(handover: Handover, *, actor: Actor) -> list[Item]:
    """The pages that this actor may open now."""
    if handover.state not in OPEN:
        return []
    is_taken = handover.state == HandoverState.TAKEN_UP
    is_own = is_taken and handover.owner_id == actor.membership_id
    return [
        Item(str(way.label), reverse(name, kwargs={"handover_id": handover.id}))
        for name, way in _ways.items()
        if actor.may(way.permission)
        and way.kind in ("", handover.kind)
        and (way.at_once or (is_own if way.own else is_taken))
    ]
