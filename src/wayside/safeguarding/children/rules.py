"""What the state of a child's referral allows, and by when the next step is due. Pure."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from wayside.safeguarding.children.periods import due_at
from wayside.safeguarding.children.vocabulary import ReferralState
from wayside.web.clock import day_of
from wayside.web.states import Machine, NotNow, Transition

State = ReferralState
WORKER = _("The lead who is named, or a worker to whom the record is open")
LEAD = _("A safeguarding lead of the agency")
RUNNING = (State.TO_MAKE, State.MADE, State.ACKNOWLEDGED)
REFERRAL = Machine(
    slug="safeguarding.child_referral",
    name=_("The safeguarding referral of a child"),
    initial=State.TO_MAKE,
    transitions=(
        Transition(State.TO_MAKE, "make", State.MADE, WORKER, _("Note that it was made")),
        Transition(State.TO_MAKE, "leave", State.ADULT, LEAD, _("An adult after all")),
        Transition(State.TO_MAKE, "join", State.JOINED, LEAD, _("The child has a record here")),
        Transition(State.MADE, "acknowledge", State.ACKNOWLEDGED, WORKER, _("It was acknowledged")),
        Transition(State.MADE, "make_again", State.TO_MAKE, WORKER, _("Not received: make again")),
        Transition(State.ACKNOWLEDGED, "conclude", State.OUTCOME, WORKER, _("Note the outcome")),
        Transition(State.OUTCOME, "make_again", State.TO_MAKE, WORKER, _("Refer again")),
        Transition(State.ADULT, "make_again", State.TO_MAKE, LEAD, _("Refer after all")),
    ),
    ends=frozenset({State.JOINED}),
)
WITH_FORM = frozenset({"make", "conclude", "leave", "join"})
BUTTONS = frozenset({"acknowledge", "make_again"})
PERIODS = {State.TO_MAKE: "make", State.MADE: "acknowledge", State.ACKNOWLEDGED: "outcome"}


def next_due(state: str, *, at_once: bool, since: datetime) -> datetime | None:
    """When the next step is due; none is once there is an outcome."""
    slug = PERIODS.get(ReferralState(state))
    if slug is None:
        return None
    return due_at("make_at_once" if at_once and state == State.TO_MAKE else slug, since=since)


def check_told_at(told_at: datetime, *, since: datetime, now: datetime) -> None:
    """Raises:
    NotNow: it lies ahead, or before anybody knew.
    """
    if told_at > now:
        raise NotNow(_("This lies ahead. Note it once it has been told."))
    if day_of(told_at) < day_of(since):
        raise NotNow(_("This was before the referral began. Check the day."))


def check_left(*, is_child: bool, because: str) -> None:
    """Raises:
    NotNow: the record still says child, or an adult by birthday alone.
    """
    if is_child:
        raise NotNow(
            _("The record still says that this is, or may be, a child. Change that there first.")
        )
    if not because.strip():
        raise NotNow(
            _("This person was a child when the referral began. What happened then stays: make it.")
        )
