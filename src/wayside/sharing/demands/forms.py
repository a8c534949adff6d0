"""What is demanded, the least answer, what was sent, what the person was told."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from wayside.sharing.demands.vocabulary import DemandKind
from wayside.sharing.models import Disclosure
from wayside.web.forms import DateField, Form


class DemandForm(Form):
    """Who asks for what, with which power."""

    kind = forms.ChoiceField(label=_("What is it?"), choices=DemandKind, widget=forms.RadioSelect)
    for_immigration = forms.TypedChoiceField(
        label=_("Does it come from immigration enforcement, or is it for them?"),
        help_text=_(
            "Also where the police or another agency asks on their behalf. Without a court order "
            "it can only be refused."
        ),
        choices=(("yes", _("Yes")), ("no", _("No"))),
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )
    asked_by = forms.CharField(label=_("Who asks?"), max_length=300)
    asked_date = DateField(label=_("When was it asked?"), picker=True)
    answer_by_date = DateField(
        label=_("By when is it to be answered?"),
        help_text=_("Leave blank if no day is set."),
        picker=True,
        required=False,
    )
    wants = forms.CharField(label=_("What is asked for?"), max_length=2000, widget=forms.Textarea)
    law = forms.CharField(
        label=_("With which power in law?"), max_length=1000, widget=forms.Textarea
    )


class AnswerForm(Form):
    """The least that the law asks."""

    least_answer = forms.CharField(
        label=_("What is the least answer?"),
        help_text=_("What must be given, and nothing beyond it; or why nothing."),
        max_length=2000,
        widget=forms.Textarea,
    )


class RefuseForm(Form):
    """Why not."""

    note = forms.CharField(label=_("Why?"), max_length=1000, widget=forms.Textarea)


class SentForm(Form):
    """What was given, and how."""

    sent = forms.CharField(
        label=_("What was sent, to whom, and how?"), max_length=2000, widget=forms.Textarea
    )
    disclosure = forms.ModelChoiceField(
        label=_("By which disclosure, if it went by Wayside?"),
        queryset=Disclosure.objects.none(),
        required=False,
        empty_label=_("It went another way"),
    )

    def __init__(self, *args: Any, offered: QuerySet[Disclosure], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["disclosure"]
        field.queryset = offered  # type: ignore[attr-defined]
        field.label_from_instance = _called  # type: ignore[attr-defined]


def _called(held: Disclosure) -> str:
    return f"{held.recipient.name}, {date_format(held.made_at)}"


class ToldForm(Form):
    """What the person was told, or why not."""

    told = forms.CharField(
        label=_("What was this person told?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea,
    )
    not_told_because = forms.CharField(
        label=_("Or why were they not told?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
    )
