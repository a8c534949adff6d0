"""Plans: what somebody wants, steps, moves forward and back."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.support import queries
from wayside.support.vocabulary import Direction, Whose
from wayside.web.forms import DateField, Form, Look


class PlanForm(Form):
    """What getting out means to somebody, and when to look at it again."""

    aim = forms.CharField(
        label=_("What would a good way out look like, in their own words?"),
        help_text=_("It is theirs to say. It need not be about leaving."),
        max_length=2000,
        widget=forms.Textarea,
    )
    strands = forms.MultipleChoiceField(
        label=_("Which strands is it about?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    review_date = DateField(label=_("Look at it together again on"), picker=True)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    looks: ClassVar[Mapping[str, Look]] = {"aim": Look(rows=5), "strands": Look(small=True)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = list(queries.strands_in_use().values_list("slug", "name"))
        self.fields["strands"].choices = choices  # type: ignore[attr-defined]


class ReviewForm(Form):
    """A look at the plan, held together."""

    held_date = DateField(label=_("When did you look at it together?"), picker=True)
    words = forms.CharField(
        label=_("What do they say of it, in their own words?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea,
    )
    aim = forms.CharField(
        label=_("What would a good way out look like now?"),
        help_text=_("Change it if they would put it otherwise today. What it said is kept."),
        max_length=2000,
        widget=forms.Textarea,
    )
    next_date = DateField(label=_("Look at it together again on"), picker=True)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    looks: ClassVar[Mapping[str, Look]] = {"words": Look(rows=4), "aim": Look(rows=4)}


class StepForm(Form):
    """A step that is agreed."""

    words = forms.CharField(label=_("What is the step?"), max_length=500, widget=forms.Textarea)
    whose = forms.ChoiceField(label=_("Who takes it?"), choices=Whose, widget=forms.RadioSelect)
    by_date = DateField(label=_("Until"), required=False, picker=True)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    looks: ClassVar[Mapping[str, Look]] = {"words": Look(rows=3), "whose": Look(small=True)}


class MovementForm(Form):
    """A move forward or back."""

    direction = forms.ChoiceField(
        label=_("Which way was it, as they see it?"), choices=Direction, widget=forms.RadioSelect
    )
    on_date = DateField(label=_("When?"), picker=True)
    words = forms.CharField(label=_("In their own words"), max_length=1000, widget=forms.Textarea)
    looks: ClassVar[Mapping[str, Look]] = {
        "direction": Look(small=True, inline=True),
        "words": Look(rows=4),
    }
