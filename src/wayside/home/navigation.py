"""The ways of the shell: the rooms that this actor may enter."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.permissions import MANAGE_ACCOUNTS, Permission
from wayside.access.vocabulary import Role
from wayside.crime.hotspots.permissions import VIEW_HOTSPOTS, VIEW_MARKED_PLACES
from wayside.crime.permissions import VIEW_EXTRACTS
from wayside.home.presenters import Way
from wayside.partners import queries
from wayside.partners.models import Membership
from wayside.partners.permissions import CONFIRM_MEMBERSHIP, VIEW_PARTNERSHIP
from wayside.partners.queries import Seat
from wayside.partners.vocabulary import AreaLevel
from wayside.patrols.permissions import VIEW_PLACES, VIEW_WEEKS
from wayside.web.navigation import Item
from wayside.workforce.permissions import OWN_TIME, VIEW_POOL


class Below(Enum):
    """Below which area a room's addresses lie: none; the actor's own; the borough, also the one
    around a ward; the borough only where it is the actor's own."""

    NONE = "none"
    OWN = "own"
    BOROUGH = "borough"
    OWN_BOROUGH = "own_borough"


@dataclass(frozen=True, slots=True)
class Room:
    """A room of the house: where it is entered, by whom, and what for."""

    title: str | Promise
    sentence: str | Promise
    name: str
    opens_to: Permission | Role
    marker: str
    below: Below = Below.NONE
    in_menu: bool = True

    def may_enter(self, actor: Actor) -> bool:
        """Whether this actor goes there."""
        if isinstance(self.opens_to, Permission):
            return actor.may(self.opens_to)
        return actor.role is self.opens_to


ROOMS: tuple[Room, ...] = (
    Room(
        _("Weeks"),
        _("Each week’s patrols: places, times, comments and sheets."),
        "patrols:weeks",
        VIEW_WEEKS,
        "/weeks/",
        Below.BOROUGH,
    ),
    Room(
        _("Places of the week"),
        _("Which places a week is about, and what you know of them."),
        "patrols:places_now",
        VIEW_PLACES,
        "/weeks/",
        Below.BOROUGH,
    ),
    Room(
        _("Hot spots"),
        _("Where recorded crime gathers, and why; places that people have marked."),
        "crime:hotspots:ranking",
        VIEW_HOTSPOTS,
        "/hot-spots/",
        Below.OWN,
    ),
    Room(
        _("Marked places"),
        _("Places that people in the partnership know, with their reasons."),
        "crime:hotspots:marked",
        VIEW_MARKED_PLACES,
        "/hot-spots/marked/",
        Below.OWN,
        in_menu=False,
    ),
    Room(
        _("The pool"),
        _("Who goes out: training, suitability, availability, courses, rules and rates."),
        "workforce:pool",
        VIEW_POOL,
        "/workforce/",
        Below.OWN_BOROUGH,
    ),
    Room(
        _("My time"),
        _("Your leave, shifts, wishes, calendar, and how you are after a patrol."),
        "workforce:my_time",
        OWN_TIME,
        "/my-time/",
        Below.BOROUGH,
    ),
    Room(
        _("Recorded crime"),
        _("The months held, how good they are, and loading more."),
        "crime:imports",
        VIEW_EXTRACTS,
        "/crime/",
        Below.OWN_BOROUGH,
    ),
    Room(
        _("Partnership"),
        _("The areas, agencies and programmes, and who leads them."),
        "partners:areas",
        VIEW_PARTNERSHIP,
        "/partners/",
    ),
    Room(
        _("People and roles"),
        _("Who holds which role, and roles that wait for a second person."),
        "partners:members",
        CONFIRM_MEMBERSHIP,
        "/partners/members/",
        in_menu=False,
    ),
    Room(
        _("Accounts"),
        _("Open an account, send a link, close an account."),
        "partners:accounts",
        MANAGE_ACCOUNTS,
        "/partners/accounts/",
        in_menu=False,
    ),
    Room(
        _("Audit"),
        _("Who saw or did what, by person, record and day."),
        "governance:audit",
        Role.GOVERNANCE_OFFICER,
        "/governance/",
    ),
)


def ways(actor: Actor, seat: Seat | None) -> tuple[Way, ...]:
    """The rooms that the actor may enter; those of an area in the area given."""
    return tuple(Way(room.title, url, room.sentence) for room, url in _open(actor, seat))


def items(actor: Actor, seat: Seat | None, path: str) -> tuple[Item, ...]:
    """The shell's menu, with the room that the reader is in marked."""
    start = reverse("home:start")
    return (
        Item(_("To do"), start, current=path == start),
        *(
            Item(room.title, url, current=room.marker in path)
            for room, url in _open(actor, seat)
            if room.in_menu
        ),
    )


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
