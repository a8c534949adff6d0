"""What people write into the week's pages; forms only validate."""

from wayside.patrols.forms.places import ChangePlaceForm, OwnPlaceForm, PickForm
from wayside.patrols.forms.simple import (
    AnswerForm,
    CommentForm,
    OnceForm,
    PurposeForm,
    ReasonForm,
)
from wayside.patrols.forms.times import PatrolForm

__all__ = [
    "AnswerForm",
    "ChangePlaceForm",
    "CommentForm",
    "OnceForm",
    "OwnPlaceForm",
    "PatrolForm",
    "PickForm",
    "PurposeForm",
    "ReasonForm",
]
