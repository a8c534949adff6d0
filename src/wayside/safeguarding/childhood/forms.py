"""Signs by topic, times missing, reviews, and the way into adulthood."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.safeguarding.childhood.data import topics
from wayside.safeguarding.childhood.vocabulary import Made, Reported, Sign
from wayside.safeguarding.paths.forms import MomentForm
from wayside.web.forms import DateField, Look, OnceForm, VersionForm


class SignsForm(OnceForm):
    """What was seen, topic by topic."""

    on_date = DateField(label=_("Day, if not today"), picker=True, required=False)
    words = forms.CharField(
        label=_("What was seen or said"), max_length=1000, required=False, widget=forms.Textarea
    )
    looks: ClassVar[Mapping[str, Look]] = {
        "words": Look(rows=4),
        **{each.slug: Look(small=True, inline=True) for each in topics()},
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for topic in topics():
            self.fields[topic.slug] = forms.ChoiceField(
                label=topic.label,
                choices=[("", _("Nothing to note")), *Sign.choices],
                required=False,
                widget=forms.RadioSelect,
            )

    def found(self) -> dict[str, Sign]:
        """The topics that were chosen."""
        data = self.cleaned_data
        return {each.slug: Sign(data[each.slug]) for each in topics() if data[each.slug]}


class MissingForm(MomentForm, OnceForm):
    """Since when, and who was told."""

    reported_to = forms.ChoiceField(
        label=_("Who was told that the child is missing?"),
        choices=Reported,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("What is known"), max_length=2000, required=False, widget=forms.Textarea
    )
    looks: ClassVar[Mapping[str, Look]] = {"reported_to": Look(small=True), "words": Look(rows=4)}


class BackForm(MomentForm, VersionForm):
    """Since when the child is back."""


class InterviewForm(VersionForm):
    """What the child said in the return interview."""

    words = forms.CharField(
        label=_("What did the child say, in their words?"),
        max_length=4000,
        widget=forms.Textarea,
        help_text=_("Somebody independent holds it, where the child feels safe."),
    )
    looks: ClassVar[Mapping[str, Look]] = {"words": Look(rows=6)}


class AskReviewForm(OnceForm):
    """Why a review is asked for."""

    happened = forms.CharField(
        label=_("What happened, as far as it is known?"),
        max_length=4000,
        widget=forms.Textarea,
        help_text=_("Facts and worries apart. No name of another child."),
    )
    looks: ClassVar[Mapping[str, Look]] = {"happened": Look(rows=5)}


class HoldReviewForm(VersionForm):
    """What a review came to."""

    held_date = DateField(label=_("Held on"), picker=True)
    people = forms.CharField(label=_("Who took part?"), max_length=500)
    made_to = forms.ChoiceField(
        label=_("Was the child made to do it?"), choices=Made, widget=forms.RadioSelect
    )
    plan = forms.CharField(
        label=_("What keeps this child and others safe?"), max_length=4000, widget=forms.Textarea
    )
    review_date = DateField(label=_("Look at it again on"), picker=True)
    looks: ClassVar[Mapping[str, Look]] = {"made_to": Look(small=True), "plan": Look(rows=5)}


class PlanForm(VersionForm):
    """What a young person wants of adulthood."""

    words = forms.CharField(
        label=_("What does this young person want?"), max_length=2000, widget=forms.Textarea
    )
    review_date = DateField(label=_("Look at it again on"), picker=True)
    looks: ClassVar[Mapping[str, Look]] = {"words": Look(rows=4)}


class StepForm(OnceForm):
    """One step, and who takes over."""

    words = forms.CharField(label=_("What is done?"), max_length=500)
    service = forms.CharField(
        label=_("Which adult service takes over?"), max_length=200, required=False
    )
    by_date = DateField(label=_("Until"), picker=True)
