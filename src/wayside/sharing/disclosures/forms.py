"""Disclosing, declining."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role
from wayside.partners import queries as partners
from wayside.partners.models import Agency
from wayside.sharing.agreements.vocabulary import Category, Purpose
from wayside.sharing.disclosures.along import Piece
from wayside.sharing.disclosures.permissions import RECIPIENTS
from wayside.sharing.disclosures.vocabulary import Basis
from wayside.web.clock import LONDON
from wayside.web.components.text import dated
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
    take = forms.MultipleChoiceField(
        label=_("What of the record goes along?"),
        help_text=_("Only of the kinds you ticked. Take what they need and leave the rest."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    text = forms.CharField(
        label=_("What do you tell them?"),
        help_text=_(
            "Tell no more than they need. They see it and what goes along, and nothing else."
        ),
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
        label=_(
            "This is an emergency: somebody’s safety cannot wait for a second person. It opens at "
            "once, and closes if nobody else confirms it in 24 hours"
        ),
        required=False,
    )
    looks: ClassVar[Mapping[str, Look]] = {
        "categories": SMALL,
        "take": SMALL,
        "basis": SMALL,
        "necessity": Look(rows=3),
        "proportionality": Look(rows=3),
        "without_agreement": Look(rows=3),
    }

    def __init__(self, *args: Any, actor: Actor, offered: Sequence[Piece], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if offered:
            self.fields["take"].choices = [(each.key, _line(each)) for each in offered]  # type: ignore[attr-defined]
        else:
            del self.fields["take"]
        others = partners.agencies(visible_to=actor).exclude(id=actor.controller_id)
        self.fields["recipient"].queryset = others  # type: ignore[attr-defined]

    def until_at(self) -> datetime:
        """The end of the day chosen."""
        return datetime.combine(self.cleaned_data["until"], time(23, 59), tzinfo=LONDON)


def _line(piece: Piece) -> str:
    return f"{piece.name.capitalize()}: {dated(piece.says)} ({piece.category.label})"


class DeclineForm(Form):
    """Why not."""

    note = forms.CharField(label=_("Why not?"), max_length=1000, widget=forms.Textarea)
