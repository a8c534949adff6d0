"""What is right, and why."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.web.forms import Form, Look


class RightForm(Form):
    """What it says now, to be put right."""

    value = forms.CharField(
        label=_("What is right?"), max_length=8000, widget=forms.Textarea,
        help_text=_("What it says now stands here. It is kept apart, for the safeguarding lead."),
    )  # fmt: skip
    why = forms.CharField(
        label=_("What was wrong, and how do we know?"), max_length=500, widget=forms.Textarea
    )
    was_asked = forms.BooleanField(label=_("This person asked for it"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    looks: ClassVar[Mapping[str, Look]] = {
        "value": Look(rows=5),
        "why": Look(rows=3),
        "was_asked": Look(small=True),
    }
