"""Groups and places in words and colours."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from wayside.support.groups.rules import BY_FACILITATORS, PLACE
from wayside.support.groups.vocabulary import Came, PlaceState
from wayside.support.models import GroupPlace, GroupSession
from wayside.web.components.text import Colour
from wayside.web.states import Transition

COLOURS: dict[str, Colour] = {
    PlaceState.WAITING: "yellow",
    PlaceState.INVITED: "blue",
    PlaceState.TAKES_PART: "green",
    PlaceState.FINISHED: "green",
}


@dataclass(frozen=True, slots=True)
class ShownPlace:
    """One place, where it stands, and what may be noted of it."""

    place: GroupPlace
    colour: Colour
    steps: tuple[Transition, ...]
    came: int
    sessions: int
    may_invite: bool


def of_list(places: Iterable[GroupPlace]) -> tuple[ShownPlace, ...]:
    """A group's list as its facilitators see it."""
    order = (PlaceState.TAKES_PART, PlaceState.INVITED, PlaceState.WAITING)
    shown = [_shown(each, only=BY_FACILITATORS) for each in places]
    return tuple(sorted(shown, key=lambda each: order.index(PlaceState(each.place.state))))


def of_person(places: Iterable[GroupPlace]) -> tuple[ShownPlace, ...]:
    """Somebody's places as her worker sees them."""
    return tuple(_shown(each) for each in places)


def _shown(place: GroupPlace, *, only: Iterable[str] | None = None) -> ShownPlace:
    steps = [
        each
        for each in PLACE.steps_from(place.state)
        if each.verb != "invite" and (only is None or each.verb in only)
    ]
    noted = list(place.attendances.all()) if only is None else []
    return ShownPlace(
        place,
        COLOURS.get(place.state, "grey"),
        tuple(steps),
        sum(each.came == Came.CAME for each in noted),
        len(noted),
        PLACE.can(place.state, "invite") and place.group.ended_at is None,
    )


@dataclass(frozen=True, slots=True)
class ShownSession:
    """One session, and what may be done with it."""

    session: GroupSession
    has_begun: bool
    is_noted: bool


def of_sessions(sessions: Iterable[GroupSession], *, now: datetime) -> tuple[ShownSession, ...]:
    """The sessions of a group."""
    return tuple(
        ShownSession(each, each.starts_at <= now, getattr(each, "is_noted", False))
        for each in sessions
    )
