"""The ways of the shell: the rooms that this actor may enter."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.home.presenters import Way
from wayside.home.rooms import ROOMS, Below, Room
from wayside.partners import queries
from wayside.partners.models import Membership
from wayside.partners.queries import Seat
from wayside.partners.vocabulary import AreaLevel
from wayside.web.navigation import Item


def ways(actor: Actor, seat: Seat | None) -> tuple[Way, ...]:
    """The rooms that the actor may enter; those of an area in the area given."""
    return tuple(Way(room.title, url, room.sentence) for room, url in _open(actor, seat))


def items(actor: Actor, seat: Seat | None, path: str) -> tuple[Item, ...]:
    """The shell's menu, with the room that the reader is in marked."""
    start = reverse("home:start")
    found = [each for each in _open(actor, seat) if each[0].is_in_menu(actor.role)]
    here = _here([room for room, _url in found], path)
    return (
        Item(_("To do"), start, current=path == start),
        *(Item(room.title, url, current=room is here) for room, url in found),
    )


def _here(rooms: Sequence[Room], path: str) -> Room | None:
    """The one entry that a page belongs to: the closest by its own addresses, else by those that
    it stands for."""
    own = [room for room in rooms if room.marker in path]
    if own:
        return max(own, key=lambda room: len(room.marker))
    return next((room for room in rooms if any(each in path for each in room.also)), None)


def seat_of(request: Any) -> Seat | None:
    """Where the actor of a request works, on a page about an area: there."""
    match = request.resolver_match
    named = match.kwargs.get("area") if match else None
    return seat_at(
        request.actor, getattr(request, "membership", None), named if isinstance(named, str) else ""
    )


def seat_at(actor: Actor, membership: Membership | None, named: str = "") -> Seat | None:
    """The same; whoever belongs to a borough or ward and reads about it sits there for sure."""
    if not actor.area_ids:
        return None
    if membership and membership.area.level != AreaLevel.COUNTY:
        own = membership.area
        around = own.parent if own.level == AreaLevel.WARD and own.parent else own
        if named in ("", own.slug, around.slug):
            return Seat(area=own.slug, borough=around.slug)
    return queries.seat(of=actor, named=named)


def _open(actor: Actor, seat: Seat | None) -> Iterator[tuple[Room, str]]:
    for room in ROOMS:
        if not room.may_enter(actor):
            continue
        if room.below is Below.NONE:
            yield room, reverse(room.name)
        elif seat is not None and (
            room.below is not Below.OWN_BOROUGH or seat.area == seat.borough
        ):
            slug = seat.borough if room.below is Below.BOROUGH else seat.area
            yield room, reverse(room.name, args=[slug])
