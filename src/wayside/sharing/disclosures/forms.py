"""Disclosing, declining."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role
from wayside.partners import queries as partners
from wayside.partners.models import Agency
from wayside.sharing.agreements.vocabulary import Category, Purpose
from wayside.sharing.disclosures.permissions import RECIPIENTS
from wayside.sharing.disclosures.vocabulary import Basis
from wayside.web.clock import LONDON
from wayside.web.forms import DateField, Form, Look

SMALL = Look(small=True)
ROLES = [(role.value, role.label) for role in Role if role in RECIPIENTS]
LONGEST = 2000


class DiscloseForm(Form):
    """What is disclosed, to whom, on which basis."""

    recipient = forms.ModelChoiceField(label=_("To which agency?"), queryset=Agency.objects.none())
    role = forms.ChoiceField(label=_("To which role there?"), choices=ROLES)
    categories = forms.MultipleChoiceField(
        label=_("What kinds of information?"),
        choices=Category,
        widget=forms.CheckboxSelectMultiple,
    )
    purpose = forms.ChoiceField(label=_("What for?"), choices=Purpose)
    text = forms.CharField(
        label=_("What do you tell them?"),
        help_text=_("Tell no more than they need. They see this text and nothing else."),
        max_length=5000,
        widget=forms.Textarea,
    )
    until = DateField(label=_("Until when may they see it?"), picker=True)
    basis = forms.ChoiceField(label=_("On which basis?"), choices=Basis, widget=forms.RadioSelect)
    necessity = forms.CharField(
        label=_("Without consent: why is it necessary?"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea,
    )
    proportionality = forms.CharField(
        label=_("Without consent: why is it proportionate?"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea,
    )
    without_agreement = forms.CharField(
        label=_("If no agreement covers this: why does it go ahead?"),
        help_text=_("You are told when no agreement between your agencies covers it."),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
    )
    emergency = forms.BooleanField(
        label=_("This is an emergency: somebody’s safety cannot wait for a second person"),
        help_text=_(
            "It opens at once. It closes again if no second person confirms it in 24 hours."
        ),
        required=False,
    )
    looks: ClassVar[Mapping[str, Look]] = {
        "categories": SMALL,
        "basis": SMALL,
        "necessity": Look(rows=3),
        "proportionality": Look(rows=3),
        "without_agreement": Look(rows=3),
    }

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = partners.agencies(visible_to=actor).exclude(id=actor.controller_id)
        self.fields["recipient"].queryset = others  # type: ignore[attr-defined]

    def until_at(self) -> datetime:
        """The end of the day chosen."""
        return datetime.combine(self.cleaned_data["until"], time(23, 59), tzinfo=LONDON)


class DeclineForm(Form):
    """Why not."""

    note = forms.CharField(label=_("Why not?"), max_length=1000, widget=forms.Textarea)
