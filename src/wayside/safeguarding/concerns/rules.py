"""The steps of an adult safeguarding concern, by when, and on what it may be sent."""

from datetime import date
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from wayside.safeguarding.concerns.vocabulary import Agreed, ConcernState
from wayside.safeguarding.paths.periods import period, periods
from wayside.sharing.disclosures.vocabulary import LIVE, Basis
from wayside.web.states import Machine, NotNow, Transition

State = ConcernState
WORKER = _("A worker or lead to whom the record is open, with this person")
COUNCIL = _("The council decides; a worker to whom the record is open notes it")
CONCERN = Machine(
    slug="safeguarding.concern",
    name=_("An adult safeguarding concern"),
    initial=State.WRITTEN,
    transitions=(
        Transition(State.WRITTEN, "send", State.SENT, WORKER, _("Sent to the council")),
        Transition(State.WRITTEN, "close", State.CLOSED, WORKER, _("Not sent: close it")),
        Transition(State.SENT, "enquire", State.ENQUIRY, COUNCIL, _("The council enquires")),
        Transition(
            State.SENT, "decline", State.NO_ENQUIRY, COUNCIL, _("The council does not enquire")
        ),
        Transition(State.NO_ENQUIRY, "send", State.SENT, WORKER, _("Sent again")),
        Transition(State.NO_ENQUIRY, "close", State.CLOSED, WORKER, _("Close it")),
        Transition(State.ENQUIRY, "close", State.CLOSED, WORKER, _("The enquiry ended")),
        Transition(State.CLOSED, "reopen", State.WRITTEN, WORKER, _("Look at it again")),
    ),
)
PERIODS = periods(Path(__file__).parent / "facts.toml")
BY_STATE = {
    State.WRITTEN: "send",
    State.SENT: "decide",
    State.ENQUIRY: "enquire",
    State.NO_ENQUIRY: "answered",
}


def due_date(state: str, *, on: date) -> date | None:
    """By when the next step is due of a concern that came to a state on a day."""
    slug = BY_STATE.get(ConcernState(state))
    return period(PERIODS, slug, on=on).after(on) if slug else None


def check_wishes(agreed: str, without_because: str) -> None:
    """Raises:
    NotNow: it would be sent against this person's wish without a reason, or with one that is not
        needed.
    """
    if agreed != Agreed.YES and not without_because:
        raise NotNow(_("This person does not want it told, or was not asked. Choose why it is."))
    if agreed == Agreed.YES and without_because:
        raise NotNow(_("They agree: no other reason is needed."))


def check_basis(agreed: str, *, basis: str, state: str) -> None:
    """Raises:
    NotNow: the disclosure is not open, or rests on another basis than was noted.
    """
    if state not in LIVE:
        raise NotNow(_("That disclosure is not open. Disclose it to the council first."))
    if (agreed == Agreed.YES) != (basis == Basis.CONSENT):
        raise NotNow(_("That disclosure rests on another basis than what this person said."))
