"""What the state of a request to put right or erase allows, and what a decision needs. Pure."""

from collections.abc import Collection
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from wayside.governance.rights.vocabulary import RightState
from wayside.web.states import Machine, NotNow, Transition

State = RightState
WORKER = _("A worker to whom the record is open; a safeguarding lead, where it is to be erased")
LEAST_WORDS = 10
OLDEST = timedelta(days=366)
RUNNING = (State.ASKED, State.AGREED, State.REFUSED)
RIGHT = Machine(
    slug="governance.right_request",
    name=_("A request to put right or to erase"),
    initial=State.ASKED,
    transitions=(
        Transition(State.ASKED, "agree", State.AGREED, WORKER, _("Agree to it")),
        Transition(State.ASKED, "refuse", State.REFUSED, WORKER, _("Refuse it")),
        Transition(State.AGREED, "tell", State.TOLD, WORKER, _("They were told")),
        Transition(State.REFUSED, "tell", State.TOLD, WORKER, _("They were told why")),
        Transition(State.REFUSED, "reopen", State.ASKED, WORKER, _("Decide again")),
        *(
            Transition(each, "withdraw", State.WITHDRAWN, WORKER, _("Not wanted any more"))
            for each in RUNNING
        ),
    ),
    ends=frozenset({State.TOLD, State.WITHDRAWN}),
)
DECISIONS = frozenset({"agree", "refuse"})
BUTTONS = frozenset({"tell", "reopen", "withdraw"})


def check_asked(asked: date, wants: str, *, today: date) -> None:
    """Raises:
    NotNow: the day lies ahead or long ago, or nobody could know what is asked.
    """
    if asked > today:
        raise NotNow(_("The day on which it was asked lies ahead."))
    if asked < today - OLDEST:
        raise NotNow(_("That is more than a year ago. Check the day."))
    if len(wants.strip()) < LEAST_WORDS:
        raise NotNow(_("Say what they ask for, in a sentence."))


def check_refusal(ground: str, reason: str, *, known: Collection[str]) -> None:
    """Raises:
    NotNow: it is refused without a ground of the law or without a reason.
    """
    if ground not in known:
        raise NotNow(_("Say on which ground it is refused."))
    if len(reason.strip()) < LEAST_WORDS:
        raise NotNow(_("Say why, in a sentence: the person is told."))


def check_can_be_done(*, is_open: bool, is_done: bool) -> None:
    """Raises:
    NotNow: support goes on, so that the record cannot go; or nothing was put right yet.
    """
    if is_open:
        raise NotNow(_("Support goes on. Close the record first; then it can be erased."))
    if not is_done:
        raise NotNow(_("Nothing was put right yet as they asked. Put it right, then tell them."))
