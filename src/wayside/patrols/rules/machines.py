"""The two tables of states. Code, diagrams and the written reference all read these.

A patrol's later steps (risk assessed, staffed, briefed, out, returned, closed) join as rows
between planned and the end: their verb, their owner. Nothing that asks ``PATROL`` names a state
of its own, and cancelling stays a step out of every state before a patrol goes out
(``BEFORE_GOING_OUT``), so the new rows are the whole change.
"""

from django.utils.translation import gettext_lazy as _

from wayside.patrols.vocabulary import PatrolState, WeekState
from wayside.web.states import Machine, Transition

COORDINATOR = _("The coordinator or a deputy")

WEEK = Machine(
    slug="patrols.week",
    name=_("A week's plan"),
    initial=WeekState.REVIEW,
    transitions=(
        Transition(
            WeekState.REVIEW, "plan", WeekState.PLANNED, COORDINATOR, _("Set the week as planned")
        ),
        Transition(
            WeekState.PLANNED, "reopen", WeekState.REVIEW, COORDINATOR, _("Open the week again")
        ),
        Transition(WeekState.PLANNED, "close", WeekState.CLOSED, COORDINATOR, _("Close the week")),
        Transition(
            WeekState.CLOSED, "reopen", WeekState.PLANNED, COORDINATOR, _("Open the week again")
        ),
    ),
)

BEFORE_GOING_OUT = (PatrolState.PROPOSED, PatrolState.PLANNED)

PATROL = Machine(
    slug="patrols.patrol",
    name=_("A patrol"),
    initial=PatrolState.PROPOSED,
    transitions=(
        Transition(
            PatrolState.PROPOSED,
            "plan",
            PatrolState.PLANNED,
            COORDINATOR,
            _("Set the patrol as planned"),
        ),
        Transition(
            PatrolState.PLANNED,
            "reopen",
            PatrolState.PROPOSED,
            COORDINATOR,
            _("Open the patrol again"),
        ),
        *(
            Transition(state, "cancel", PatrolState.CANCELLED, COORDINATOR, _("Cancel the patrol"))
            for state in BEFORE_GOING_OUT
        ),
        Transition(
            PatrolState.CANCELLED,
            "reinstate",
            PatrolState.PROPOSED,
            COORDINATOR,
            _("Take back the cancelling"),
        ),
    ),
)

MACHINES = (WEEK, PATROL)
