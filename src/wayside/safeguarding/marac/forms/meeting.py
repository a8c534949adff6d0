"""Planning a meeting, research, minutes, actions, and sending a case on."""

import hashlib
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.safeguarding.dash.forms import FormOnce
from wayside.safeguarding.models.meetings import MINUTES
from wayside.web.forms import DateField, Form, Look, TimeField


def seal_of(said: Mapping[str, str]) -> str:
    """What stands for minutes as they were shown."""
    plain = "\x1f".join(said[name].replace("\r\n", "\n").strip() for name in MINUTES)
    return hashlib.sha256(plain.encode()).hexdigest()


class PlanForm(FormOnce):
    """A meeting."""

    day = DateField(label=_("On which day?"), picker=True)
    time = TimeField(label=_("At what time?"))
    place = forms.CharField(label=_("Where"), max_length=200, required=False)
    research_by = DateField(label=_("Research until"), picker=True)


class RescheduleForm(PlanForm):
    """The same, of a meeting that there is."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")


class ResearchForm(Form):
    """An agency's part."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    known = forms.CharField(
        label=_("What does your agency know of these people?"),
        max_length=4000,
        required=False,
        widget=forms.Textarea,
        help_text=_("Only what is relevant and proportionate: who reads it may have to act on it."),
    )
    nothing_known = forms.BooleanField(label=_("My agency knows nothing of them"), required=False)
    proposes = forms.CharField(
        label=_("What can your agency do?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea,
    )
    is_ready = forms.BooleanField(
        label=_("Share it with those at the meeting once it begins"), required=False
    )
    looks: ClassVar[Mapping[str, Look]] = {"known": Look(rows=6), "proposes": Look(rows=3)}


class MinutesForm(Form):
    """What is said of a case. It is sent with an action too, so that nothing typed is lost;
    ``seen`` stands for what was shown: who only adds an action overwrites nobody's words."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    seen = forms.CharField(widget=forms.HiddenInput, required=False, label="")
    risks = forms.CharField(
        label=_("Risks"), max_length=3000, required=False, widget=forms.Textarea
    )
    minutes = forms.CharField(
        label=_("What was shared and decided"),
        max_length=6000,
        required=False,
        widget=forms.Textarea,
    )
    wants = forms.CharField(
        label=_("What the victim wants"), max_length=2000, required=False, widget=forms.Textarea
    )
    will_be_told = forms.CharField(
        label=_("What the victim is told, by whom, and how it is safe"),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
    )
    idva = forms.CharField(label=_("IDVA"), max_length=300, required=False)
    looks: ClassVar[Mapping[str, Look]] = {
        each: Look(rows=2) for each in ("risks", "wants", "will_be_told")
    } | {"minutes": Look(rows=4)}

    @property
    def is_touched(self) -> bool:
        """Whether anything was written since it was shown."""
        said = {name: self.cleaned_data[name] for name in MINUTES}
        return bool(self.cleaned_data["seen"] != seal_of(said))


class ActionForm(FormOnce):
    """An action: who, what, until when."""

    agency = forms.ChoiceField(label=_("Agency"))
    words = forms.CharField(label=_("What it does"), max_length=1000)
    due_date = DateField(label=_("Until"), picker=True)

    def __init__(self, *args: Any, agencies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].choices = [("", "—"), *agencies]  # type: ignore[attr-defined]

    @staticmethod
    def is_begun(sent: Mapping[str, Any]) -> bool:
        """Whether anything of it was written."""
        return any(sent.get(name, "").strip() for name in ("agency", "words", "due_date"))


class AnswerForm(Form):
    """What came of an action."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    answer = forms.CharField(label=_("What came of it?"), max_length=1000, widget=forms.Textarea)
    looks: ClassVar[Mapping[str, Look]] = {"answer": Look(rows=3)}


class ChooseForm(FormOnce):
    """One of a list: an area, an agency, a MARAC."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    chosen = forms.ChoiceField(label=_("Which?"))

    def __init__(
        self, *args: Any, choices: list[tuple[str, str]], label: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = choices  # type: ignore[attr-defined]
        if label:
            self.fields["chosen"].label = label
