"""Where a handover that was taken up leads on. A room above says so as it starts."""

from django.urls import reverse

from wayside.access.actor import Actor
from wayside.access.permissions import Permission
from wayside.sharing.handovers.vocabulary import HandoverState
from wayside.sharing.models import Handover
from wayside.web.navigation import Item
from wayside.web.states import Words

_ways: dict[str, tuple[Words, Permission, str]] = {}


def add_way(name: str, label: Words, permission: Permission, *, kind: str = "") -> None:
    """Add a page, once: its address takes the handover's number as ``handover_id``; of one kind
    of handover, or of all."""
    _ways[name] = (label, permission, kind)


def ways_from(handover: Handover, *, actor: Actor) -> list[Item]:
    """The pages that this actor, who took it up, may open."""
    if handover.state != HandoverState.TAKEN_UP or handover.owner_id != actor.membership_id:
        return []
    return [
        Item(str(label), reverse(name, kwargs={"handover_id": handover.id}))
        for name, (label, permission, kind) in _ways.items()
        if actor.may(permission) and kind in ("", handover.kind)
    ]
