"""What forms of a step have in common."""

from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.web.forms import DateField, Form, Look


class StepForm(Form):
    """The version that was seen."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")


class NewForm(Form):
    """Something that begins: one form makes one."""

    form_id = forms.UUIDField(widget=forms.HiddenInput, label="")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"form_id": uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)


class DayForm(StepForm):
    """When it was, and a word."""

    on_date = DateField(label=_("When was it?"), picker=True)
    words = forms.CharField(
        label=_("What is there to say of it?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
    )
    looks: ClassVar[Mapping[str, Look]] = {"words": Look(rows=3)}


class WordsForm(StepForm):
    """Words alone."""

    words = forms.CharField(label=_("Why?"), max_length=1000, widget=forms.Textarea)
    looks: ClassVar[Mapping[str, Look]] = {"words": Look(rows=3)}
