"""Forms of one box, and the token that every form carries."""

from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.web.forms import Form, Look

ABOUT_THE_PLACE = _("About the place, never about a person: no names, looks, cars or numbers.")


class OnceForm(Form):
    """A form that acts once, however often it arrives: ``token`` is its own."""

    token = forms.UUIDField(widget=forms.HiddenInput, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)

    def __init__(self, *args: Any, version: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("token", uuid4())
        self.initial.setdefault("version", version)
        for name in ("token", "version"):
            self.fields[name].label = ""

    @property
    def once(self) -> UUID | None:
        """The token sent."""
        token: UUID | None = self.cleaned_data.get("token")
        return token


class CommentForm(OnceForm):
    """What somebody says about a week, a patrol or a place."""

    text = forms.CharField(
        label=_("Comment"),
        help_text=ABOUT_THE_PLACE,
        max_length=1000,
        widget=forms.Textarea,
        error_messages={"required": _("Enter your comment")},
    )


class AnswerForm(OnceForm):
    """What the coordinator answers."""

    answer = forms.CharField(
        label=_("Answer"),
        help_text=_("Whoever wrote the comment sees it."),
        max_length=1000,
        widget=forms.Textarea,
        error_messages={"required": _("Enter your answer")},
    )


class ReasonForm(OnceForm):
    """Why a step is taken back or a patrol cancelled."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("It stays in the week's story, such as weather or another demand."),
        max_length=300,
        error_messages={"required": _("Enter the reason")},
    )
    looks: ClassVar[Mapping[str, Look]] = {"reason": Look(width="two-thirds")}


class PurposeForm(Form):
    """Why a deployment sheet leaves the screen."""

    purpose = forms.CharField(
        label=_("What do you need the sheet for?"),
        help_text=_("It is printed on every page and kept on record. Do not name a person."),
        max_length=120,
        error_messages={"required": _("Enter what you need the sheet for")},
    )
    looks: ClassVar[Mapping[str, Look]] = {"purpose": Look(width="two-thirds")}
