"""The steps while somebody is missing."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from wayside.safeguarding.missing.vocabulary import EpisodeState
from wayside.web.states import Machine, NotNow, Transition

State = EpisodeState
WORKER = _("A worker or lead to whom the record is open")
SHORTEST, LONGEST = timedelta(hours=1), timedelta(days=90)
LOOK_AGAIN = timedelta(days=1)
CALLED = _("Somebody was called, as agreed")
EPISODE = Machine(
    slug="safeguarding.missing",
    name=_("Somebody missing"),
    initial=State.MISSING,
    transitions=(
        Transition(State.MISSING, "call", State.MISSING, WORKER, CALLED),
        Transition(State.MISSING, "police", State.POLICE, WORKER, _("The police were told")),
        Transition(State.MISSING, "find", State.FOUND, WORKER, _("Found")),
        Transition(State.POLICE, "call", State.POLICE, WORKER, CALLED),
        Transition(State.POLICE, "find", State.FOUND, WORKER, _("Found")),
        Transition(State.FOUND, "close", State.CLOSED, WORKER, _("Ask what they want, and close")),
        Transition(State.CLOSED, "reopen", State.MISSING, WORKER, _("Missing after all")),
    ),
)


def check_after(after: timedelta) -> None:
    """Raises:
    NotNow: it is no time that anybody could keep.
    """
    if not SHORTEST <= after <= LONGEST:
        raise NotNow(_("Agree on something between one hour and 90 days."))
