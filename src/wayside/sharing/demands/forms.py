"""What is demanded, the least answer, what she was told."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.sharing.demands.vocabulary import DemandKind
from wayside.web.forms import DateField, Form


class DemandForm(Form):
    """Who asks for what, with which power."""

    kind = forms.ChoiceField(label=_("What is it?"), choices=DemandKind, widget=forms.RadioSelect)
    asked_by = forms.CharField(label=_("Who asks?"), max_length=300)
    asked_date = DateField(label=_("When was it asked?"), picker=True)
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


class ToldForm(Form):
    """What she was told, or why not."""

    told = forms.CharField(
        label=_("What was she told?"), max_length=2000, required=False, widget=forms.Textarea
    )
    not_told_because = forms.CharField(
        label=_("Or why was she not told?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
    )
