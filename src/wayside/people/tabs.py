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
    """One page about a person: its address takes her number as ``person_id`` or, of what is
    shared, her record's as ``subject_id``. What is seldom needed stands on the record alone."""

    label: Words
    name: str
    permission: Permission
    place: int
    by_subject: bool = False
    seldom: bool = False


_tabs: dict[str, Tab] = {}


def add_tab(tab: Tab) -> None:
    """Put a page among those of a record, once."""
    _tabs[tab.name] = tab


def tabs_of(person: Person, *, actor: Actor, here: str) -> list[Item]:
    """The pages that stand on each page of a record, in their order."""
    return _items(person, actor, here, seldom=False)


def more_of(person: Person, *, actor: Actor) -> list[Item]:
    """The other pages of a record, in their order."""
    return _items(person, actor, "", seldom=True)


def _items(person: Person, actor: Actor, here: str, *, seldom: bool) -> list[Item]:
    """The pages that this actor may open."""
    return [
        Item(str(tab.label), _url(tab, person), current=tab.name == here)
        for tab in sorted(_tabs.values(), key=lambda each: each.place)
        if tab.seldom == seldom and actor.may(tab.permission)
    ]


def _url(tab: Tab, person: Person) -> str:
    if tab.by_subject:
        return reverse(tab.name, kwargs={"subject_id": person.subject_id})
    return reverse(tab.name, kwargs={"person_id": person.id})
