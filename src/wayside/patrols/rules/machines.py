"""The two tables of states. Code, diagrams and the written reference all read these.

Nothing that asks ``PATROL`` names a state of its own. A patrol's risk assessment, people and
partners are prepared side by side while it is planned; ``brief`` waits for all of them, and
cancelling is a step out of every state before a patrol goes out (``BEFORE_GOING_OUT``).
"""

from django.utils.translation import gettext_lazy as _

from wayside.patrols.parts.rules.machines import INVITATION, OBSERVER
from wayside.patrols.risk.rules.machine import ASSESSMENT
from wayside.patrols.vocabulary import PatrolState, WeekState
from wayside.web.states import Machine, Transition

COORDINATOR = _("The coordinator or a deputy")
CREW = _("An officer on the patrol")

WEEK = Machine(
    slug="patrols.week",
    name=_("A week's plan"),
    initial=WeekState.AHEAD,
    transitions=(
        Transition(
            WeekState.AHEAD, "start", WeekState.REVIEW, COORDINATOR, _("Start the week's plan")
        ),
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

BEFORE_GOING_OUT = (PatrolState.PROPOSED, PatrolState.PLANNED, PatrolState.BRIEFED)
STILL_TO_RETURN = (PatrolState.BRIEFED, PatrolState.OUT)

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
        Transition(
            PatrolState.PLANNED,
            "brief",
            PatrolState.BRIEFED,
            COORDINATOR,
            _("Release the briefing"),
        ),
        Transition(
            PatrolState.BRIEFED,
            "call_back",
            PatrolState.PLANNED,
            COORDINATOR,
            _("Call the briefing back"),
        ),
        Transition(PatrolState.BRIEFED, "go_out", PatrolState.OUT, CREW, _("Go out")),
        *(
            Transition(state, "return", PatrolState.RETURNED, CREW, _("Send the return"))
            for state in STILL_TO_RETURN
        ),
        Transition(
            PatrolState.RETURNED, "close", PatrolState.CLOSED, COORDINATOR, _("Close the patrol")
        ),
        Transition(
            PatrolState.CLOSED,
            "reopen",
            PatrolState.RETURNED,
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

MACHINES = (WEEK, PATROL, ASSESSMENT, INVITATION, OBSERVER)
