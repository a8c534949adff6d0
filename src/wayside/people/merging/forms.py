"""Making one of two records."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.web.forms import Form


class MergeForm(Form):
    """That somebody looked."""

    sure = forms.BooleanField(label=_("I have looked at both: this is one person"))
