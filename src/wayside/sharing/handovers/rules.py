"""What the state of a handover allows, and when it is due. Pure."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from wayside.access.vocabulary import Role
from wayside.sharing.handovers.vocabulary import HandoverKind, HandoverState, Tells, Told
from wayside.web.states import Machine, NotNow, Transition

RECEIVER = _("Whoever receives handovers at the agency, or the area’s safeguarding lead")
OWNER = _("Whoever took it up")
CORRECTED_WITHIN = timedelta(hours=72)
DUE_WITHIN = {
    HandoverKind.CHILD_CONCERN: timedelta(hours=24),
    HandoverKind.ADULT_CONCERN: timedelta(hours=24),
    HandoverKind.CRIME_DISCLOSED: timedelta(hours=24),
    HandoverKind.WELFARE_CONCERN: timedelta(hours=72),
    HandoverKind.REFERRAL: timedelta(hours=72),
    HandoverKind.ENGAGEMENT: timedelta(days=7),
    HandoverKind.RELEASE: timedelta(hours=24),
}
ANSWER = _("Deal with it")
PASS_ON = _("Pass it on")

HANDOVER = Machine(
    slug="sharing.handover",
    name=_("A handover"),
    initial=HandoverState.SENT,
    transitions=(
        Transition(HandoverState.SENT, "open", HandoverState.RECEIVED, RECEIVER, _("Open it")),
        Transition(
            HandoverState.RECEIVED, "take_up", HandoverState.TAKEN_UP, RECEIVER, _("Take it up")
        ),
        Transition(HandoverState.RECEIVED, "answer", HandoverState.ANSWERED, RECEIVER, ANSWER),
        Transition(HandoverState.RECEIVED, "pass_on", HandoverState.PASSED_ON, RECEIVER, PASS_ON),
        Transition(HandoverState.TAKEN_UP, "answer", HandoverState.ANSWERED, OWNER, ANSWER),
        Transition(HandoverState.TAKEN_UP, "pass_on", HandoverState.PASSED_ON, OWNER, PASS_ON),
    ),
    ends=frozenset({HandoverState.ANSWERED, HandoverState.PASSED_ON}),
)
OPEN = tuple(state for state in HANDOVER.states if state not in HANDOVER.ends)
SENDER_LEARNS = {
    HandoverState.SENT: Told.SENT,
    HandoverState.RECEIVED: Told.RECEIVED,
    HandoverState.TAKEN_UP: Told.TAKEN_UP,
    HandoverState.ANSWERED: Told.TAKEN_UP,
    HandoverState.PASSED_ON: Told.RECEIVED,
}


MAY_LEARN = {
    Tells.ALL: frozenset(Told),
    Tells.TAKEN_UP: frozenset({Told.SENT, Told.TAKEN_UP}),
    Tells.NOTHING: frozenset({Told.SENT}),
}


def learnt(before: str, state: HandoverState, tells: str = Tells.ALL) -> Told:
    """What the sender knows now: never less than before, and no more than was agreed."""
    order = list(Told)
    now = max(Told(before), SENDER_LEARNS[state], key=order.index)
    return now if now in MAY_LEARN[Tells(tells)] else Told(before)


def due_at(kind: HandoverKind, *, now: datetime) -> datetime:
    """By when a handover is to be taken up."""
    return now + DUE_WITHIN[kind]


def check_can_correct(*, sent_at: datetime, now: datetime) -> None:
    """Raises:
    NotNow: more than three days have gone by.
    """
    if now >= sent_at + CORRECTED_WITHIN:
        raise NotNow(_("What was handed over can be corrected for 72 hours. Send another."))


def may_send(kind: str, role: str | None) -> bool:
    """Whether a role hands this kind over: a notice of a release comes from probation alone, whose
    contact with victims makes it lawful."""
    return kind != HandoverKind.RELEASE or role == Role.PROBATION_PRACTITIONER


def check_deadline(*, due: datetime, now: datetime) -> None:
    """Raises:
    NotNow: it lies in the past.
    """
    if due <= now:
        raise NotNow(_("The deadline must be in the future."))
