"""An application, a step of it, the day something was done, and a period of the law."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.support.homelessness.vocabulary import Priority, Standing, Unit
from wayside.web.forms import DateField, Form, Look, OnceForm, VersionForm
from wayside.web.states import Transition

LONGEST_DAYS = 400


class ApplicationForm(OnceForm):
    """To which council, when, and how somebody stood."""

    council = forms.CharField(
        label=_("To which council?"), max_length=200, help_text=_("It may be any council.")
    )
    applied_date = DateField(label=_("When did they apply?"), picker=True)
    standing = forms.ChoiceField(
        label=_("How do they stand?"), choices=Standing, widget=forms.RadioSelect
    )
    leaves_date = DateField(
        label=_("When is the home likely to be lost, or the notice to run out?"),
        required=False,
        help_text=_("Leave it empty for somebody who is homeless now."),
        picker=True,
    )
    priority = forms.ChoiceField(
        label=_("Is there reason to believe that there is priority need?"),
        choices=Priority,
        widget=forms.RadioSelect,
        help_text=_("Reason to believe is enough for somewhere to stay at once."),
    )
    looks: ClassVar[Mapping[str, Look]] = {
        "standing": Look(small=True),
        "priority": Look(small=True),
    }


class StepForm(VersionForm):
    """What happened, of what may follow."""

    verb = forms.ChoiceField(label=_("What happened?"), widget=forms.RadioSelect)
    on_date = DateField(
        label=_("On which day?"),
        help_text=_("Of a letter: the day it reached this person. The law counts from then."),
        picker=True,
    )
    words = forms.CharField(
        label=_("What was said or written?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
    )
    allowed_late = forms.BooleanField(
        label=_("The council allowed longer to request a review, in writing"), required=False
    )
    looks: ClassVar[Mapping[str, Look]] = {"verb": Look(small=True), "words": Look(rows=4)}

    def __init__(self, *args: Any, steps: Iterable[Transition], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(each.verb, each.label) for each in steps]
        self.fields["verb"].choices = choices  # type: ignore[attr-defined]
        if not {"ask_review", "ask_suitable"} & dict(choices).keys():
            del self.fields["allowed_late"]


class DoneForm(VersionForm):
    """The day something was done."""

    done_date = DateField(label=_("On which day?"), picker=True)


class PeriodForm(Form):
    """A period of the law, as somebody checked it."""

    days = forms.IntegerField(
        label=_("How long?"),
        min_value=0,
        max_value=LONGEST_DAYS,
        help_text=_("0 is at once."),
    )
    unit = forms.ChoiceField(label=_("What is counted?"), choices=Unit, widget=forms.RadioSelect)
    first_day_counts = forms.BooleanField(
        label=_("The first day counts: the period “begins with” it"), required=False
    )
    from_date = DateField(label=_("From"), help_text=_("Today or a later day."), picker=True)
    law = forms.CharField(
        label=_("Where does it stand?"),
        max_length=400,
        widget=forms.Textarea,
        help_text=_("The section of the Act, the regulation or the guidance that you read."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, label="", min_value=0)
    looks: ClassVar[Mapping[str, Look]] = {
        "days": Look(width="3"),
        "unit": Look(small=True, inline=True),
        "law": Look(rows=3),
    }
