"""How somebody is after a patrol."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.web.forms import DateField, Form, Look
from wayside.workforce.vocabulary import HowAreYou


class CheckInForm(Form):
    """A few words after a night; it carries which lead the page named as its reader."""

    lead = forms.UUIDField(widget=forms.HiddenInput, required=False, label="")
    night = DateField(label=_("Night of the patrol"), picker=True)
    how = forms.ChoiceField(label=_("How are you?"), choices=HowAreYou, widget=forms.RadioSelect)
    wants_to_talk = forms.BooleanField(label=_("I would like to talk"), required=False)
    text = forms.CharField(
        label=_("Anything you would like to say"),
        help_text=_("Do not name anybody you met."),
        max_length=2000,
        required=False,
        widget=forms.Textarea,
    )
    looks: ClassVar[Mapping[str, Look]] = {"how": Look(small=True)}


class TakeBackForm(Form):
    """Which of one's own is taken back."""

    check_in = forms.UUIDField()
