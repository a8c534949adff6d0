"""A file to attach."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.web.forms import Form, LimitedFileField


class AttachForm(Form):
    """One file, and what it is."""

    file = LimitedFileField(
        label=_("File"),
        help_text=_("A PDF, a photograph or a text document of at most 5 MB."),
        limit="attachment",
    )
    about = forms.CharField(label=_("What is it?"), max_length=200, required=False)
    form_id = forms.UUIDField(widget=forms.HiddenInput, label="")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"form_id": uuid.uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)


class RemoveForm(Form):
    """Nothing to fill in: a file to remove."""
