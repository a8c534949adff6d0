"""Where the path with an ISVA stands."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.support.isva.vocabulary import Report, Stage
from wayside.web.forms import DateField, Form, Look


class PathForm(Form):
    """Where it stands, and whether there is a report."""

    stage = forms.ChoiceField(
        label=_("Where does the path stand?"), choices=Stage, widget=forms.RadioSelect
    )
    report = forms.ChoiceField(
        label=_("Is there a report to the police?"),
        choices=Report,
        widget=forms.RadioSelect,
        initial=Report.UNDECIDED,
        help_text=_("Theirs to say and to change at any time. No help here depends on it."),
    )
    own_words = forms.CharField(
        label=_("In their own words"), max_length=2000, required=False, widget=forms.Textarea
    )
    next_date = DateField(label=_("Next talk"), required=False, picker=True)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    looks: ClassVar[Mapping[str, Look]] = {
        "stage": Look(small=True),
        "report": Look(small=True),
        "own_words": Look(rows=4),
    }
