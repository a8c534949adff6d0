"""The periods of one's agency."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.support.periods.rules import LONGEST_DAYS
from wayside.web.forms import DateField, Form, Look

DAYS = Look(width="3", suffix=_("days"))


class PeriodsForm(Form):
    """From which day on, and how long."""

    from_date = DateField(label=_("From"), help_text=_("Today or a later day."), picker=True)
    acknowledge_days = forms.IntegerField(
        label=_("A complaint is acknowledged within"), min_value=1, max_value=LONGEST_DAYS
    )
    answer_days = forms.IntegerField(
        label=_("A complaint is answered within"), min_value=1, max_value=LONGEST_DAYS
    )
    screen_days = forms.IntegerField(
        label=_("Somebody is asked about stalking again after"),
        min_value=1,
        max_value=LONGEST_DAYS,
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, label="", min_value=0)
    looks: ClassVar[Mapping[str, Look]] = {
        "acknowledge_days": DAYS,
        "answer_days": DAYS,
        "screen_days": DAYS,
    }
