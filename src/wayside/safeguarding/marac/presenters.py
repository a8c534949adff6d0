"""Cases, meetings and actions of a MARAC, in words and colours."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from wayside.access.actor import Actor
from wayside.safeguarding.dash.presenters import criteria_in_words
from wayside.safeguarding.marac.actions import OpenedCase
from wayside.safeguarding.marac.actions.cases import BUTTONS
from wayside.safeguarding.marac.permissions import RUN_MARAC
from wayside.safeguarding.marac.rules import CASE, MEETING
from wayside.safeguarding.marac.vocabulary import (
    ActionState,
    CaseState,
    MeetingState,
    Repeat,
)
from wayside.safeguarding.models import (
    AgencyResearch,
    AgendaItem,
    MaracAction,
    MaracCase,
    MaracMeeting,
)
from wayside.web.components.text import Colour
from wayside.web.states import Transition, Words

CASE_COLOURS: dict[str, Colour] = {
    CaseState.REFERRED: "red",
    CaseState.ACCEPTED: "orange",
    CaseState.CLOSED: "green",
    CaseState.DECLINED: "grey",
    CaseState.TRANSFERRED: "grey",
}
OWN_PAGES = frozenset({"cancel", "reschedule"})
ACTION_COLOURS: dict[str, Colour] = {ActionState.DONE: "green", ActionState.DROPPED: "grey"}


@dataclass(frozen=True, slots=True)
class ShownAction:
    """One action, whether it is late, and whether whoever looks answers it."""

    action: MaracAction
    colour: Colour
    is_late: bool
    may_answer: bool
    may_drop: bool


@dataclass(frozen=True, slots=True)
class ShownCase:
    """A case on one page."""

    case: MaracCase
    item: AgendaItem | None
    colour: Colour
    criteria: Sequence[Words]
    harmers: Sequence[Sequence[str]]
    research: Sequence[AgencyResearch]
    actions: Sequence[ShownAction]
    repeats: Sequence[MaracCase]
    to_confirm: bool
    steps: Sequence[Transition]
    may_transfer: bool


def shown_case(opened: OpenedCase, by: Actor, *, today: date) -> ShownCase:
    """The whole of it."""
    held, runs = opened.case, by.may(RUN_MARAC)
    harmers = held.harmers if isinstance(held.harmers, list) else []
    return ShownCase(
        held,
        opened.item,
        CASE_COLOURS.get(held.state, "blue"),
        criteria_in_words(held.criteria),
        harmers,
        opened.research,
        shown_actions(opened.actions, by, today=today),
        opened.repeats,
        bool(opened.repeats) and held.repeat == Repeat.OPEN,
        [each for each in CASE.steps_from(held.state) if runs and each.verb in BUTTONS],
        runs and CASE.can(held.state, "transfer"),
    )


def shown_actions(
    found: Iterable[MaracAction], by: Actor, *, today: date
) -> tuple[ShownAction, ...]:
    """Actions, and who may answer."""
    return tuple(
        ShownAction(
            each,
            ACTION_COLOURS.get(each.state, "red" if each.due_date < today else "blue"),
            each.state == ActionState.OPEN and each.due_date < today,
            each.state == ActionState.OPEN and each.agency_id == by.agency_id,
            each.state == ActionState.OPEN and by.may(RUN_MARAC),
        )
        for each in found
    )


def meeting_steps(meeting: MaracMeeting, by: Actor) -> list[Transition]:
    """The steps of a meeting that whoever looks may take with a button."""
    steps = MEETING.steps_from(meeting.state)
    return [each for each in steps if by.may(RUN_MARAC) and each.verb not in OWN_PAGES]


def is_under_way(meeting: MaracMeeting) -> bool:
    """Whether minutes are written."""
    return meeting.state in (MeetingState.BEGUN, MeetingState.HELD)
