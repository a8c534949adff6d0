"""How many days, from when on."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.support.waits.vocabulary import Wait
from wayside.web.forms import DateField, Form, Look


class WaitForm(Form):
    """One of them, from a day on."""

    wait = forms.ChoiceField(label=_("What?"), choices=Wait, widget=forms.RadioSelect)
    days = forms.IntegerField(label=_("Days"), min_value=1, max_value=365)
    from_date = DateField(label=_("From"), picker=True)
    looks: ClassVar[Mapping[str, Look]] = {"days": Look(width="3", suffix=_("days"))}
