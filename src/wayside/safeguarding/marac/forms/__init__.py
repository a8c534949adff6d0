"""The forms of a MARAC."""

from wayside.safeguarding.marac.forms.meeting import (
    ActionForm,
    AnswerForm,
    ChooseForm,
    MinutesForm,
    PlanForm,
    RescheduleForm,
    ResearchForm,
    seal_of,
)
from wayside.safeguarding.marac.forms.referring import ReceiveForm, ReferForm

__all__ = [
    "ActionForm",
    "AnswerForm",
    "ChooseForm",
    "MinutesForm",
    "PlanForm",
    "ReceiveForm",
    "ReferForm",
    "RescheduleForm",
    "ResearchForm",
    "seal_of",
]
