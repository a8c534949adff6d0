"""Editing forms that carry the version of the record they began with."""

from typing import Any

from django import forms

from wayside.web.forms import ModelForm


class VersionedForm(ModelForm):
    """A form over a versioned record; ``version`` travels with the page."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = self.instance.version
        self.fields["version"].label = ""
        self.initial["version"] = self.instance.version
