"""An end of support, and a new beginning."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.support.endings.vocabulary import EndReason
from wayside.web.forms import Form, Look


class EndForm(Form):
    """Why support ends, and what is looked back on, best filled in together."""

    reason = forms.ChoiceField(
        label=_("Why does support end?"), choices=EndReason, widget=forms.RadioSelect
    )
    review = forms.CharField(
        label=_("What was reached, and what was not?"), max_length=4000, widget=forms.Textarea
    )
    own_words = forms.CharField(
        label=_("How do they see it, in their own words?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
    )
    if_back = forms.CharField(
        label=_("What should we do if they come back?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, label="")
    looks: ClassVar[Mapping[str, Look]] = {
        "reason": Look(small=True),
        "review": Look(rows=6),
        "own_words": Look(rows=3),
        "if_back": Look(rows=3),
    }


class BeginAgainForm(Form):
    """Why support begins again."""

    because = forms.CharField(
        label=_("Why does support begin again?"), max_length=500, widget=forms.Textarea
    )
    version = forms.IntegerField(widget=forms.HiddenInput, label="")
    looks: ClassVar[Mapping[str, Look]] = {"because": Look(rows=3)}
