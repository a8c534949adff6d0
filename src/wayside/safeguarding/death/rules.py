"""Who confirms a note of a death, and who undoes it: never the one who made it."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from wayside.safeguarding.death.vocabulary import DeathState
from wayside.web.states import Machine, Transition

State = DeathState
LEAD = _("A safeguarding lead to whom the record is open")
SECOND = _("A second person to whom the record is open")
HOLD_LOOKED_AT = timedelta(days=365)
AT_REST = (State.NOTED, State.CONFIRMED, State.DOUBTED)
BY_SECOND = frozenset({"confirm", "undo", "keep"})
DEATH = Machine(
    slug="safeguarding.death",
    name=_("A note that somebody has died"),
    initial=State.NOTED,
    transitions=(
        Transition(State.NOTED, "confirm", State.CONFIRMED, SECOND, _("It is so")),
        Transition(State.NOTED, "undo", State.MISTAKEN, SECOND, _("It is a mistake")),
        Transition(State.CONFIRMED, "doubt", State.DOUBTED, LEAD, _("It may be a mistake")),
        Transition(State.DOUBTED, "undo", State.MISTAKEN, SECOND, _("It is a mistake")),
        Transition(State.DOUBTED, "keep", State.CONFIRMED, SECOND, _("It is so")),
    ),
    ends=frozenset({State.MISTAKEN}),
)
