"""What the state of a request allows, and what a decision about a piece needs. Pure."""

from collections.abc import Collection
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from wayside.governance.subject_access.vocabulary import AccessState, Decision
from wayside.web.states import Machine, NotNow, Transition

State = AccessState
WORKER = _("A worker to whom the record is open")
SECOND = _("A second worker to whom the record is open, who decided nothing of it")
HELD_BACK = "[held back]"
LEAST_REASON = 10
OLDEST = timedelta(days=366)
RUNNING = (State.ASKED, State.REDACTING, State.CHECKING, State.RELEASED)
ACCESS = Machine(
    slug="governance.access_request",
    name=_("A request for what is kept"),
    initial=State.ASKED,
    transitions=(
        Transition(State.ASKED, "collect", State.REDACTING, WORKER, _("Collect it")),
        Transition(
            State.REDACTING, "send", State.CHECKING, WORKER, _("Ask a second person to look")
        ),
        Transition(State.CHECKING, "send_back", State.REDACTING, SECOND, _("Send it back")),
        Transition(State.CHECKING, "release", State.RELEASED, SECOND, _("Release it")),
        Transition(State.RELEASED, "deliver", State.DELIVERED, WORKER, _("Note that it was given")),
        Transition(State.RELEASED, "send_back", State.REDACTING, SECOND, _("Look at it again")),
        *(
            Transition(each, "withdraw", State.WITHDRAWN, WORKER, _("Not wanted any more"))
            for each in RUNNING
        ),
    ),
    ends=frozenset({State.DELIVERED, State.WITHDRAWN}),
)
BUTTONS = frozenset({"collect", "send", "send_back", "release", "withdraw"})


def check_asked(asked: date, *, today: date) -> None:
    """Raises:
    NotNow: it was asked on a day to come, or too long ago to be a slip of nobody's.
    """
    if asked > today:
        raise NotNow(_("The day on which it was asked lies ahead."))
    if asked < today - OLDEST:
        raise NotNow(_("That is more than a year ago. Check the day."))


def check_decision(decision: Decision, *, code: str, reason: str, known: Collection[str]) -> None:
    """Raises:
    NotNow: something is held back without a ground or a reason.
    """
    if decision == Decision.GIVE:
        return
    if code not in known:
        raise NotNow(_("Say on which ground it is held back."))
    if len(reason.strip()) < LEAST_REASON:
        raise NotNow(_("Say why, in a sentence: the second person reads it."))


def without(text: str, passages: Collection[str]) -> str:
    """A text with some passages held back.

    Raises:
        NotNow: a passage does not stand in it as it was written, or there is none.
    """
    wanted = [each.strip() for each in passages if each.strip()]
    if not wanted:
        raise NotNow(_("Write the words that are held back, one passage a line."))
    for each in sorted(wanted, key=len, reverse=True):
        if each not in text:
            raise NotNow(_("“%(words)s” does not stand there like this.") % {"words": each})
        text = text.replace(each, HELD_BACK)
    return text


def check_all_decided(waiting: int) -> None:
    """Raises:
    NotNow: a piece was not looked at.
    """
    if waiting:
        raise NotNow(_("%(n)s pieces were not looked at yet.") % {"n": waiting})


def check_second(second: UUID | None, *, deciders: Collection[UUID | None]) -> None:
    """Raises:
    NotNow: whoever looks again decided about it before.
    """
    if second is None or second in deciders:
        raise NotNow(_("You decided about a piece of it. A second person looks at all of it."))
