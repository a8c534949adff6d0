"""The ways of the shell: the rooms that this actor may enter."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import Permission
from wayside.home.presenters import Way
from wayside.partners import queries
from wayside.partners.permissions import VIEW_PARTNERSHIP
from wayside.web.navigation import Item


@dataclass(frozen=True, slots=True)
class Room:
    """A room of the house: where it is entered, by whom, and what for."""

    title: str | Promise
    sentence: str | Promise
    name: str
    permission: Permission
    below: str
    of_area: bool = False


ROOMS: tuple[Room, ...] = (
    Room(
        _("Partnership"),
        _("The areas, agencies and programmes, and who leads them."),
        "partners:areas",
        VIEW_PARTNERSHIP,
        "/partners/",
    ),
)


def ways(actor: Actor, slug: str) -> tuple[Way, ...]:
    """The rooms that the actor may enter; those of an area in the area given."""
    return tuple(Way(room.title, url, room.sentence) for room, url in _open(actor, slug))


def items(actor: Actor, slug: str, path: str) -> tuple[Item, ...]:
    """The shell's menu, with the room that the reader is in marked."""
    start = reverse("home:start")
    if not actor.permissions:
        return (Item(_("To do"), start, current=path == start),)
    return (
        Item(_("To do"), start, current=path == start),
        *(Item(room.title, url, current=room.below in path) for room, url in _open(actor, slug)),
    )


def current_area(actor: Actor, match: Any) -> str:
    """The area that the page is about, else the first of the actor's boroughs."""
    named = match.kwargs.get("area") if match else None
    if isinstance(named, str):
        return named
    first = queries.boroughs(visible_to=actor).values_list("slug", flat=True).first()
    return first or ""


def _open(actor: Actor, slug: str) -> Iterator[tuple[Room, str]]:
    for room in ROOMS:
        if not actor.may(room.permission) or (room.of_area and not slug):
            continue
        try:
            yield room, reverse(room.name, args=[slug] if room.of_area else [])
        except NoReverseMatch:
            continue
