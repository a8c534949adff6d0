"""A reason, and a note."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.web.forms import Form


class EmergencyForm(Form):
    """Why a record is opened now."""

    reason = forms.CharField(
        label=_("What is the emergency?"),
        help_text=_("Their worker and the governance officer are told at once that you opened it."),
        max_length=1000,
        widget=forms.Textarea,
    )


class SeenForm(Form):
    """What follows from it."""

    note = forms.CharField(
        label=_("What follows from it?"), max_length=1000, required=False, widget=forms.Textarea
    )
