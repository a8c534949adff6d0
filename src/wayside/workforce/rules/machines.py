"""The states of a booked place. Code, diagrams and the written reference read this table."""

from django.utils.translation import gettext_lazy as _

from wayside.web.states import Machine, Transition
from wayside.workforce.vocabulary import BookingState

BOOKER = _("Who plans the pool that the person is in")
HOST = _("Who plans the pool that holds the course")

BOOKING = Machine(
    slug="workforce.booking",
    name=_("A place on a course"),
    initial=BookingState.BOOKED,
    transitions=(
        Transition(
            BookingState.BOOKED, "attend", BookingState.ATTENDED, HOST, _("Record that they came")
        ),
        Transition(
            BookingState.BOOKED,
            "miss",
            BookingState.ABSENT,
            HOST,
            _("Record that they did not come"),
        ),
        Transition(
            BookingState.BOOKED,
            "give_back",
            BookingState.WITHDRAWN,
            BOOKER,
            _("Give the place back"),
        ),
    ),
    ends=frozenset({BookingState.ATTENDED, BookingState.ABSENT, BookingState.WITHDRAWN}),
)
