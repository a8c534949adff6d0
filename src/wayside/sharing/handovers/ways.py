"""Where a handover that was taken up leads on. A room above says so as it starts."""

from django.urls import reverse

from wayside.access.actor import Actor
from wayside.access.permissions import Permission
from wayside.sharing.models import Handover
from wayside.web.navigation import Item
from wayside.web.states import Words

_ways: dict[str, tuple[Words, Permission]] = {}


def add_way(name: str, label: Words, permission: Permission) -> None:
    """Add a page, once: its address takes the handover's number as ``handover_id``."""
    _ways[name] = (label, permission)


def ways_from(handover: Handover, *, actor: Actor) -> list[Item]:
    """The pages that this actor may open."""
    return [
        Item(str(label), reverse(name, kwargs={"handover_id": handover.id}))
        for name, (label, permission) in _ways.items()
        if actor.may(permission)
    ]
