"""The steps of a concern that was handed over, and by when. Pure."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from wayside.safeguarding.concerns.rules import due_date as due_of_concern
from wayside.safeguarding.concerns.vocabulary import ConcernState
from wayside.safeguarding.handed.vocabulary import HandedState
from wayside.web.states import Machine, Transition

State = HandedState
LEAD = _("The safeguarding lead who is named, or whoever took the handover up")
HANDED = Machine(
    slug="safeguarding.handed_concern",
    name=_("A concern about an adult that was handed over"),
    initial=State.WAITING,
    transitions=(
        Transition(State.WAITING, "write", State.WRITTEN, LEAD, _("It is written on a record")),
        Transition(State.WAITING, "close", State.CLOSED, LEAD, _("No concern: close it")),
    ),
    ends=frozenset({State.WRITTEN, State.CLOSED}),
)


def due_date(on: date) -> date:
    """By when it is written on a record: as soon as a concern of one's own would be sent."""
    return due_of_concern(ConcernState.WRITTEN, on=on) or on
