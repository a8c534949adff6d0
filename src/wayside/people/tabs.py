"""The pages of a record. A room above adds its own as it starts, so that this one knows none."""

from dataclasses import dataclass

from django.urls import reverse

from wayside.access.actor import Actor
from wayside.access.permissions import Permission
from wayside.people.models import Person
from wayside.web.navigation import Item
from wayside.web.states import Words


@dataclass(frozen=True, slots=True)
class Tab:
    """One page about a person: its address takes her number as ``person_id``."""

    label: Words
    name: str
    permission: Permission
    place: int


_tabs: dict[str, Tab] = {}


def add_tab(tab: Tab) -> None:
    """Put a page among those of a record, once."""
    _tabs[tab.name] = tab


def tabs_of(person: Person, *, actor: Actor, here: str) -> list[Item]:
    """The pages of a record that this actor may open, in their order."""
    return [
        Item(
            str(tab.label),
            reverse(tab.name, kwargs={"person_id": person.id}),
            current=tab.name == here,
        )
        for tab in sorted(_tabs.values(), key=lambda each: each.place)
        if actor.may(tab.permission)
    ]
