"""What a form sends along unseen: that it is sent once, and which version was shown."""

from typing import Any
from uuid import uuid4

from django import forms

from wayside.web.forms.bases import Form


class OnceForm(Form):
    """A form of which one id makes one thing, however often it is sent."""

    form_id = forms.UUIDField(widget=forms.HiddenInput, label="")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"form_id": uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)


class VersionForm(Form):
    """A form on something that others may write too: the version that was shown."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
