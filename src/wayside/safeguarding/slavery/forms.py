"""Signs, what was explained, a step, and what somebody was told."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.safeguarding.paths.forms import DayForm
from wayside.safeguarding.slavery.vocabulary import (
    Explained,
    Exploitation,
    Indicator,
    Nationality,
    Region,
    Responder,
)
from wayside.web.forms import Look, OnceForm, VersionForm

BOXES = forms.CheckboxSelectMultiple


class SignsForm(VersionForm):
    """What was seen."""

    indicators = forms.MultipleChoiceField(
        label=_("What did you see or hear of?"),
        choices=Indicator,
        widget=BOXES,
        help_text=_("None of them is proof. One may be enough to explain what help there is."),
    )
    kinds = forms.MultipleChoiceField(
        label=_("Which kind may it be?"), choices=Exploitation, widget=BOXES
    )
    account = forms.CharField(
        label=_("What is behind it?"),
        max_length=4000,
        required=False,
        widget=forms.Textarea,
        help_text=_("Locked. It stands on this record alone, and never in a notice."),
    )
    region = forms.ChoiceField(label=_("In which region?"), choices=Region)
    nationality = forms.ChoiceField(
        label=_("Group of nationalities"),
        choices=Nationality,
        initial=Nationality.NOT_KNOWN,
        widget=forms.RadioSelect,
    )
    responder = forms.ChoiceField(
        label=_("Which first responder could refer?"), choices=Responder, widget=forms.RadioSelect
    )
    responder_name = forms.CharField(
        label=_("Its name, and whom to ring there"), max_length=200, required=False
    )
    looks: ClassVar[Mapping[str, Look]] = {
        "account": Look(rows=4),
        **{each: Look(small=True) for each in ("indicators", "kinds", "nationality", "responder")},
    }


class NewSignsForm(OnceForm, SignsForm):
    """The same, where it begins."""


class AgreeForm(DayForm):
    """What an adult chose, and what was explained first."""

    explained = forms.MultipleChoiceField(
        label=_("What did you make clear first?"), choices=Explained, widget=BOXES, required=False
    )
    field_order = ("version", "explained", "on_date", "words")
    looks: ClassVar[Mapping[str, Look]] = {"explained": Look(small=True), "words": Look(rows=3)}


class ReferForm(DayForm):
    """A referral that was sent."""

    reference = forms.CharField(label=_("Reference that was given"), max_length=60, required=False)


class ToldForm(DayForm):
    """What somebody was told."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = _("What were they told, and how?")
        self.fields["words"].required = True


class MakeForm(OnceForm, VersionForm):
    """The notice as it was looked at."""

    looked = forms.BooleanField(
        label=_("I have read it: nothing in it can tell anybody who this is")
    )
