"""What people write about the parts of a night; forms only validate."""

from wayside.patrols.parts.forms.asking import (
    AnswerInvitationForm,
    FollowUpForm,
    InviteForm,
    ObserverForm,
)
from wayside.patrols.parts.forms.segments import SegmentForm
from wayside.patrols.parts.forms.upsets import CallOffForm, MoveForm

__all__ = [
    "AnswerInvitationForm",
    "CallOffForm",
    "FollowUpForm",
    "InviteForm",
    "MoveForm",
    "ObserverForm",
    "SegmentForm",
]
