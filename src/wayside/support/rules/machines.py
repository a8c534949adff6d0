"""The states of a step. Code, diagrams and the written reference read this table."""

from django.utils.translation import gettext_lazy as _

from wayside.support.vocabulary import StepState
from wayside.web.states import Machine, Transition

WORKER = _("A worker to whom the record is open, with the person supported")

STEP = Machine(
    slug="support.step",
    name=_("A step of a plan"),
    initial=StepState.AGREED,
    transitions=(
        Transition(StepState.AGREED, "take", StepState.TAKEN, WORKER, _("It was taken")),
        Transition(StepState.AGREED, "leave", StepState.LEFT, WORKER, _("Leave it for now")),
        Transition(StepState.LEFT, "agree_again", StepState.AGREED, WORKER, _("Agree it again")),
        Transition(StepState.TAKEN, "agree_again", StepState.AGREED, WORKER, _("Agree it again")),
    ),
)
