"""Volunteers and matches in words and colours."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wayside.support.models import PeerMatch, Volunteer
from wayside.support.peers import queries, rules
from wayside.support.peers.rules import MATCH, VOLUNTEER
from wayside.support.peers.vocabulary import MatchState, VolunteerState
from wayside.web.components.text import Colour
from wayside.web.states import Transition

COLOURS: dict[str, Colour] = {
    VolunteerState.APPLIED: "yellow",
    VolunteerState.CHECKING: "blue",
    VolunteerState.READY: "green",
}
OF_MATCH: dict[str, Colour] = {
    MatchState.PROPOSED: "yellow",
    MatchState.AGREED: "blue",
    MatchState.GOES_ON: "green",
}


@dataclass(frozen=True, slots=True)
class ShownVolunteer:
    """One row: whether a check has expired comes before where they stand."""

    volunteer: Volunteer
    colour: Colour
    expired: bool


@dataclass(frozen=True, slots=True)
class ShownMatch:
    """One match, and what may be noted of it."""

    match: PeerMatch
    colour: Colour
    steps: tuple[Transition, ...]


def rows(found: Iterable[Volunteer], *, today: date) -> list[ShownVolunteer]:
    """The list, those who are ready and lack a check marked."""
    return [
        ShownVolunteer(
            each,
            COLOURS.get(each.state, "grey"),
            each.state == VolunteerState.READY
            and bool(rules.missing(queries.checks_of(each), today=today)),
        )
        for each in found
    ]


def steps_of(held: Volunteer) -> tuple[Transition, ...]:
    """What may be noted of a volunteer."""
    return VOLUNTEER.steps_from(held.state)


def matches(found: Iterable[PeerMatch], verbs: frozenset[str]) -> tuple[ShownMatch, ...]:
    """Matches with the steps that whoever looks may take."""
    return tuple(
        ShownMatch(
            each,
            OF_MATCH.get(each.state, "grey"),
            tuple(step for step in MATCH.steps_from(each.state) if step.verb in verbs),
        )
        for each in found
    )
