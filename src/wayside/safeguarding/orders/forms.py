"""An order, who was told, and a breach."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.safeguarding.orders.vocabulary import OrderKind, Served, ToldWhom, Wants
from wayside.web.forms import DateField, Form, Look, OnceForm, VersionForm

RADIO = forms.RadioSelect


class TermsForm(Form):
    """What it says."""

    kind = forms.ChoiceField(label=_("Which kind?"), choices=OrderKind, widget=RADIO)
    from_date = DateField(label=_("From"), picker=True)
    until_date = DateField(
        label=_("Until"), picker=True, required=False, help_text=_("Empty: until further order.")
    )
    against = forms.CharField(label=_("Whom is it against?"), max_length=200, required=False)
    conditions = forms.CharField(
        label=_("What must they not do?"),
        max_length=4000,
        required=False,
        widget=forms.Textarea,
        help_text=_("Locked, and shown on this record alone."),
    )
    court = forms.CharField(label=_("Court, and its number"), max_length=200, required=False)
    served = forms.ChoiceField(
        label=_("Has it been given to whom it is against?"), choices=Served, widget=RADIO
    )
    power_of_arrest = forms.BooleanField(label=_("It has a power of arrest"), required=False)
    looks: ClassVar[Mapping[str, Look]] = {
        "kind": Look(small=True),
        "served": Look(small=True),
        "conditions": Look(rows=4),
    }


class NewOrderForm(OnceForm, TermsForm):
    """An order that is written down."""

    in_force = forms.BooleanField(label=_("It is in force already"), required=False)


class OrderForm(VersionForm, TermsForm):
    """An order that changed."""


class ToldForm(OnceForm):
    """Who was told."""

    whom = forms.ChoiceField(label=_("Who was told?"), choices=ToldWhom, widget=RADIO)
    on_date = DateField(label=_("When was it?"), picker=True)
    words = forms.CharField(
        label=_("What were they told?"), max_length=1000, required=False, widget=forms.Textarea
    )
    looks: ClassVar[Mapping[str, Look]] = {"whom": Look(small=True), "words": Look(rows=3)}


class BreachForm(OnceForm):
    """What happened, and what this person wants done."""

    on_date = DateField(label=_("When was it?"), picker=True)
    words = forms.CharField(label=_("What happened?"), max_length=2000, widget=forms.Textarea)
    wants = forms.ChoiceField(
        label=_("What do they want done about it?"), choices=Wants, widget=RADIO
    )
    wants_words = forms.CharField(
        label=_("In their own words"), max_length=1000, required=False, widget=forms.Textarea
    )
    looks: ClassVar[Mapping[str, Look]] = {
        "words": Look(rows=4),
        "wants": Look(small=True),
        "wants_words": Look(rows=3),
    }
