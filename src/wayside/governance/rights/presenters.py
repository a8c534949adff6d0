"""Requests to put right or erase in words: how late, on which ground, and what may be done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wayside.access.actor import Actor
from wayside.governance.models import RightAbout, RightRequest
from wayside.governance.rights.law import grounds
from wayside.governance.rights.permissions import AGREE_TO_ERASE
from wayside.governance.rights.rules import BUTTONS, DECISIONS, RIGHT
from wayside.governance.rights.vocabulary import RightKind, RightState
from wayside.web.components.text import Colour
from wayside.web.states import Transition

COLOURS: dict[str, Colour] = {RightState.TOLD: "grey", RightState.WITHDRAWN: "grey"}


@dataclass(frozen=True, slots=True)
class ShownRight:
    """One request: its colour, whether it is late, why it was refused, the steps from here."""

    request: RightRequest
    about: RightAbout | None
    colour: Colour
    is_late: bool
    may_extend: bool
    ground: str
    may_decide: bool
    buttons: tuple[Transition, ...]


def shown(
    request: RightRequest, *, today: date, about: RightAbout | None = None, by: Actor | None = None
) -> ShownRight:
    """A request, for whoever works with the person, or for the officer who sees its clock alone."""
    late = request.is_running and request.due_date < today
    steps = RIGHT.steps_from(request.state)
    lead = by is not None and by.may(AGREE_TO_ERASE)
    ground = grounds().get(request.ground)
    return ShownRight(
        request,
        about,
        "red" if late else COLOURS.get(request.state, "yellow"),
        late,
        request.is_running and not late and not request.longer_because,
        f"{ground.use} ({ground.provision})" if ground else "",
        any(each.verb in DECISIONS for each in steps) and (lead or request.kind != RightKind.ERASE),
        tuple(each for each in steps if each.verb in BUTTONS),
    )


def of_person(found: Iterable[RightAbout], *, today: date, by: Actor) -> tuple[ShownRight, ...]:
    """All that somebody asked for."""
    return tuple(shown(each.request, today=today, about=each, by=by) for each in found)
