"""What is known of a death, and holds."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.safeguarding.death.vocabulary import HowKnown
from wayside.safeguarding.paths.forms import WordsForm
from wayside.sharing.holds.vocabulary import HoldBecause
from wayside.web.forms import DateField, Look, OnceForm


class DeathForm(OnceForm):
    """What is known."""

    how = forms.ChoiceField(label=_("How is it known?"), choices=HowKnown, widget=forms.RadioSelect)
    died_date = DateField(
        label=_("When did they die?"),
        picker=True,
        required=False,
        help_text=_("Leave it empty if it is not known."),
    )
    words = forms.CharField(
        label=_("What is known?"), max_length=2000, required=False, widget=forms.Textarea
    )
    looks: ClassVar[Mapping[str, Look]] = {"how": Look(small=True), "words": Look(rows=4)}


class HoldForm(OnceForm):
    """Why a record is held."""

    because = forms.ChoiceField(
        label=_("Why is it held?"), choices=HoldBecause, widget=forms.RadioSelect
    )
    review_date = DateField(label=_("Look at it again on"), picker=True)
    words = forms.CharField(
        label=_("What is there to say of it?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
    )
    looks: ClassVar[Mapping[str, Look]] = {"because": Look(small=True), "words": Look(rows=3)}


class LiftForm(WordsForm):
    """Why a hold may be lifted."""
