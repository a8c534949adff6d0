"""The passcode of a link."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.web.forms import Form


class PasscodeForm(Form):
    """What was told by another way than the link."""

    passcode = forms.CharField(
        label=_("Passcode"),
        help_text=_("Eight digits that you were told by telephone, or another way than the link."),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )
