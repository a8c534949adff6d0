"""What the state of a room and of a request for a place allows, and by when the next step is due.
Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext_lazy as _

from wayside.directory.rules.placeless import holds_postcode
from wayside.support.housing.vocabulary import OfferState, UseLevel, VacancyState
from wayside.web.states import Machine, NotNow, Transition

KEEPER = _("Whoever keeps the place")
ASKER = _("A worker of the agency that asks, to whom the record is open")
EITHER = _("The agency that asks, or the place")
Room, State = VacancyState, OfferState
VACANCY = Machine(
    slug="support.vacancy",
    name=_("A free room"),
    initial=Room.FREE,
    transitions=(
        Transition(Room.FREE, "hold", Room.HELD, KEEPER, _("Offer it")),
        Transition(Room.FREE, "take", Room.TAKEN, KEEPER, _("It is taken")),
        Transition(Room.FREE, "withdraw", Room.WITHDRAWN, KEEPER, _("Not to be had now")),
        Transition(Room.HELD, "release", Room.FREE, EITHER, _("It is free again")),
        Transition(Room.HELD, "move_in", Room.TAKEN, EITHER, _("Somebody moved in")),
        Transition(Room.TAKEN, "free", Room.FREE, KEEPER, _("It is free again")),
        Transition(Room.WITHDRAWN, "free", Room.FREE, KEEPER, _("It is free again")),
    ),
)
BY_BUTTON = frozenset({"take", "withdraw", "free"})
RUNNING = (State.ASKED, State.OFFERED, State.ACCEPTED)
HOLDS_ROOM = (State.OFFERED, State.ACCEPTED)
OFFER = Machine(
    slug="support.offer",
    name=_("A request for a place"),
    initial=State.ASKED,
    transitions=(
        Transition(State.ASKED, "offer", State.OFFERED, KEEPER, _("Offer a room")),
        Transition(State.OFFERED, "accept", State.ACCEPTED, ASKER, _("This person accepts")),
        Transition(State.ACCEPTED, "move_in", State.MOVED_IN, EITHER, _("Moved in")),
        *(Transition(each, "refuse", State.REFUSED, KEEPER, _("Refuse")) for each in RUNNING),
        *(
            Transition(each, "decline", State.DECLINED, ASKER, _("This person declines"))
            for each in HOLDS_ROOM
        ),
        *(
            Transition(each, "withdraw", State.WITHDRAWN, ASKER, _("Withdraw it"))
            for each in RUNNING
        ),
        *(
            Transition(each, "ask_again", State.ASKED, ASKER, _("Ask again"))
            for each in (State.REFUSED, State.DECLINED, State.WITHDRAWN)
        ),
    ),
    ends=frozenset({State.MOVED_IN}),
)
OF_PLACE = frozenset({"offer", "refuse", "move_in"})
OF_ASKER = frozenset({"accept", "decline", "withdraw", "ask_again", "move_in"})
AHEAD = timedelta(days=366)
# A number that stands before the name of a street tells where a house is
_STREET = re.compile(
    r"\b\d+[a-z]?,?\s+(?:(?:[A-Z][\w’'-]*\s+){1,3}"
    r"(?i:street|road|rd|lane|avenue|ave|close|court|drive|way|terrace|gardens|square|place|"
    r"crescent|grove|hill|walk|row|mews|house|lodge)"
    r"|(?i:[a-z’'-]+\s+(?:street|road|lane|avenue|crescent|terrace|close|mews)))\b"
)


@dataclass(frozen=True, slots=True)
class Periods:
    """How long a word about a room holds, in hours; until a request is answered and a person has
    decided, in hours; until the move, in days."""

    fresh_hours: int = 24
    answer_hours: int = 24
    decide_hours: int = 48
    move_days: int = 7


def is_stale(confirmed_at: datetime, periods: Periods, *, now: datetime) -> bool:
    """Whether a word about a room is older than the agency lets it hold."""
    return now - confirmed_at > timedelta(hours=periods.fresh_hours)


def due_at(state: str, periods: Periods, *, now: datetime) -> datetime | None:
    """By when the next step of a request is due; none once it is over."""
    if state == State.ASKED:
        return now + timedelta(hours=periods.answer_hours)
    if state == State.OFFERED:
        return now + timedelta(hours=periods.decide_hours)
    if state == State.ACCEPTED:
        return now + timedelta(days=periods.move_days)
    return None


def check_placeless(*texts: str) -> None:
    """Raises:
    NotNow: a text tells where a place is.
    """
    for text in texts:
        found = holds_postcode(text) or tells_street(text)
        if found:
            raise NotNow(
                _("Take “%(what)s” out. Where a place is stands nowhere here but as its borough.")
                % {"what": found.strip()}
            )


def tells_street(text: str) -> str:
    """What in a text tells a house of a street; nothing if nothing does."""
    match = _STREET.search(text)
    return match.group() if match else ""


def check_ages(min_age: int, max_age: int | None) -> None:
    """Raises:
    NotNow: nobody is as old and as young as that.
    """
    if max_age is not None and max_age < min_age:
        raise NotNow(_("The oldest age cannot be below the youngest."))


def check_recovery(*, is_recovery: bool, use: int) -> None:
    """Raises:
    NotNow: a place for people in recovery would take none of them.
    """
    if is_recovery and use == UseLevel.NONE:
        raise NotNow(_("A place for people in recovery takes them. Choose “In recovery” at least."))


def check_free_from(day: date, *, today: date) -> None:
    """Raises:
    NotNow: nobody knows of a room so far ahead, or so long ago.
    """
    if abs(day - today) > AHEAD:
        raise NotNow(_("Choose a day within a year of today."))


def area_key(name: str) -> str:
    """What two ways to write one borough have in common."""
    return " ".join(name.casefold().split())


def areas(names: Iterable[str]) -> list[str]:
    """Boroughs, each once, in order."""
    found: dict[str, str] = {}
    for each in names:
        if each.strip():
            found.setdefault(area_key(each), " ".join(each.split()))
    return [found[key] for key in sorted(found)]
