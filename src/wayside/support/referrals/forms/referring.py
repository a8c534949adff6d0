"""Referring somebody, answering, and looking back at what it came to."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.directory.models import Service
from wayside.sharing.agreements.vocabulary import Category
from wayside.support.models.referrals import DAYS
from wayside.support.referrals import queries
from wayside.support.referrals.vocabulary import Declined, Outcome, Reached, Way
from wayside.support.vocabulary import NeedKind
from wayside.web.forms import Form, Look

SMALL: Mapping[str, Look] = {
    "needs": Look(small=True),
    "categories": Look(small=True),
    "words": Look(rows=6),
}


class ServiceField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A service, named with who runs it."""

    def label_from_instance(self, obj: Any) -> str:
        """Its name and who runs it."""
        return f"{obj.name} – {obj.organization.name}"


class SaidForm(Form):
    """What a referral is to say."""

    needs = forms.MultipleChoiceField(
        label=_("What is it about?"),
        choices=NeedKind,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    categories = forms.MultipleChoiceField(
        label=_("Which kinds of information does it hold?"),
        help_text=_("They must be agreed to before it can be sent, each of them."),
        choices=Category,
        widget=forms.CheckboxSelectMultiple,
    )
    words = forms.CharField(
        label=_("What is the service to be told?"),
        help_text=_("Write it together. Tell no more than they need."),
        max_length=4000,
        widget=forms.Textarea,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    looks: ClassVar[Mapping[str, Look]] = SMALL


class ReferForm(SaidForm):
    """The same, with the service."""

    service = ServiceField(label=_("To which service?"), queryset=Service.objects.none())
    field_order = ("service", "needs", "categories", "words")

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = queries.services_to_refer_to(visible_to=actor)
        self.fields["service"].queryset = found  # type: ignore[attr-defined]


class TransferForm(Form):
    """Which service instead."""

    service = ServiceField(label=_("To which service instead?"), queryset=Service.objects.none())

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = queries.services_to_refer_to(visible_to=actor)
        self.fields["service"].queryset = found  # type: ignore[attr-defined]


class DeclineForm(Form):
    """Why a service declines."""

    declined_because = forms.ChoiceField(
        label=_("Why can you not take this on?"), choices=Declined, widget=forms.RadioSelect
    )
    looks: ClassVar[Mapping[str, Look]] = {"declined_because": Look(small=True)}


class ReviewForm(Form):
    """What a referral came to."""

    outcome = forms.ChoiceField(
        label=_("What did it come to, as this person sees it?"),
        choices=Outcome,
        widget=forms.RadioSelect,
    )
    looks: ClassVar[Mapping[str, Look]] = {"outcome": Look(small=True)}


class FirstAnswerForm(Form):
    """The first answer to somebody who wrote or rang."""

    way = forms.ChoiceField(label=_("How did you answer?"), choices=Way, widget=forms.RadioSelect)
    reached = forms.ChoiceField(
        label=_("What came of it?"), choices=Reached, widget=forms.RadioSelect
    )
    looks: ClassVar[Mapping[str, Look]] = {
        "way": Look(small=True),
        "reached": Look(small=True),
    }


class TimesForm(Form):
    """Within how long a service answers."""

    receive_days = forms.IntegerField(label=_("Received within"), validators=DAYS)
    accept_days = forms.IntegerField(label=_("Accepted or declined within"), validators=DAYS)
    start_days = forms.IntegerField(label=_("Begun within"), validators=DAYS)
    working_days = forms.BooleanField(
        label=_("Working days: no weekends, no bank holidays"), required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    looks: ClassVar[Mapping[str, Look]] = {
        name: Look(width="3", suffix=_("days"))
        for name in ("receive_days", "accept_days", "start_days")
    }
