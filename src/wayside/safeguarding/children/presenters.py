"""A child's referral in words, colours and the steps that may follow."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from wayside.access.actor import Actor
from wayside.safeguarding.children.due import called, label_of
from wayside.safeguarding.children.permissions import LEAD_CHILDREN
from wayside.safeguarding.children.rules import BUTTONS, REFERRAL, RUNNING
from wayside.safeguarding.children.vocabulary import ReferralState
from wayside.safeguarding.models import ChildReferral
from wayside.web.components.text import Colour
from wayside.web.states import Transition, Words

COLOURS: dict[str, Colour] = {
    ReferralState.TO_MAKE: "yellow",
    ReferralState.MADE: "blue",
    ReferralState.ACKNOWLEDGED: "teal",
    ReferralState.OUTCOME: "green",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One referral: whose, where it stands, whether it is late, and what may follow."""

    referral: ChildReferral
    called: str
    colour: Colour
    is_late: bool
    next: Words
    pages: frozenset[str]
    buttons: tuple[Transition, ...]
    may_lead: bool
    may_name: bool
    may_hurry: bool


def shown(held: ChildReferral, *, actor: Actor, now: datetime) -> Shown:
    """As it stands for whoever asks."""
    leads = actor.may(LEAD_CHILDREN)
    steps = [
        each
        for each in REFERRAL.steps_from(held.state)
        if leads or not (each.verb in ("leave", "join") or held.state == ReferralState.ADULT)
    ]
    if held.subject_id is not None:
        steps = [each for each in steps if each.verb != "join"]
    running = held.state in RUNNING
    late = bool(held.due_at and held.due_at <= now)
    return Shown(
        held,
        called(held),
        "red" if late else COLOURS.get(held.state, "grey"),
        late,
        label_of(held) if running else "",
        frozenset(each.verb for each in steps) - BUTTONS,
        tuple(each for each in steps if each.verb in BUTTONS),
        running and leads and held.lead_id != actor.membership_id,
        running and (leads or held.lead_id is None),
        held.state == ReferralState.TO_MAKE and not held.at_once,
    )


def of_each(found: Iterable[ChildReferral], *, actor: Actor, now: datetime) -> list[Shown]:
    """All of these."""
    return [shown(each, actor=actor, now=now) for each in found]
