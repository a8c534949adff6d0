"""What is agreed for going missing, and what is known as it happens."""

from collections.abc import Mapping
from datetime import timedelta
from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.safeguarding.paths.forms import DayForm
from wayside.web.forms import DateField, Form, Look, OnceForm

MOST_DAYS, MOST_HOURS = 90, 23


class NumberForm(Form):
    """What was seen: the number that holds."""

    number = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")


class AgreementForm(NumberForm):
    """What somebody wants done, in their own words."""

    days = forms.IntegerField(
        label=_("After how many days of silence?"), min_value=0, max_value=MOST_DAYS
    )
    hours = forms.IntegerField(
        label=_("And hours"), min_value=0, max_value=MOST_HOURS, required=False
    )
    call = forms.CharField(
        label=_("Whom should we call, in which order?"), max_length=1000, widget=forms.Textarea
    )
    may_say = forms.CharField(label=_("What may we say?"), max_length=1000, widget=forms.Textarea)
    not_say = forms.CharField(
        label=_("What must we not say, and to whom?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
    )
    agreed = forms.BooleanField(
        label=_("They agree to this, and know that they can change it at any time")
    )
    looks: ClassVar[Mapping[str, Look]] = {
        "days": Look(width="3"),
        "hours": Look(width="3"),
        **{each: Look(rows=3) for each in ("call", "may_say", "not_say")},
    }

    def after(self) -> timedelta:
        """After how long."""
        data = self.cleaned_data
        return timedelta(days=data["days"], hours=data["hours"] or 0)


class MissingForm(OnceForm):
    """What is known as somebody goes missing."""

    since_date = DateField(label=_("Since when has nobody heard of them?"), picker=True)
    why = forms.CharField(
        label=_("What is known, and what worries you?"), max_length=2000, widget=forms.Textarea
    )
    looks: ClassVar[Mapping[str, Look]] = {"why": Look(rows=4)}


class AfterwardsForm(DayForm):
    """What they want afterwards."""

    words = forms.CharField(
        label=_("What do they want now?"), max_length=1000, widget=forms.Textarea
    )
