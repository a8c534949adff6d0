"""The states of a risk assessment. Code, diagrams and the written reference read this table."""

from django.utils.translation import gettext_lazy as _

from wayside.patrols.risk.vocabulary import AssessmentState
from wayside.web.states import Machine, Transition

WRITER = _("Whoever plans patrols or is ward sergeant")
APPROVER = _("A sergeant or above who did not write in it")
WAYSIDE = _("Wayside, when place, time or people change")
WRITABLE = (AssessmentState.DRAFT, AssessmentState.SENT_BACK)

ASSESSMENT = Machine(
    slug="patrols.risk_assessment",
    name=_("A risk assessment"),
    initial=AssessmentState.DRAFT,
    transitions=(
        *(
            Transition(
                state, "submit", AssessmentState.SUBMITTED, WRITER, _("Send it for approval")
            )
            for state in WRITABLE
        ),
        Transition(
            AssessmentState.SUBMITTED, "approve", AssessmentState.APPROVED, APPROVER, _("Approve")
        ),
        Transition(
            AssessmentState.SUBMITTED,
            "send_back",
            AssessmentState.SENT_BACK,
            APPROVER,
            _("Send it back"),
        ),
        Transition(
            AssessmentState.APPROVED,
            "supersede",
            AssessmentState.SUPERSEDED,
            WAYSIDE,
            _("Ask for a new one"),
        ),
    ),
    ends=frozenset({AssessmentState.SUPERSEDED}),
)
