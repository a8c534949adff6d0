"""Why a record is kept for longer, and until when."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.governance.erasure.vocabulary import KeptBecause
from wayside.web.forms import DateField, Form, Look


class KeepForm(Form):
    """Why, and when it is looked at again."""

    because = forms.ChoiceField(
        label=_("Why is it kept for longer?"), choices=KeptBecause, widget=forms.RadioSelect
    )
    until = DateField(label=_("When is it looked at again?"), picker=True)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    looks: ClassVar[Mapping[str, Look]] = {"because": Look(small=True)}
