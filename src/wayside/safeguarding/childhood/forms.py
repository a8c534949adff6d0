"""Signs by topic, times missing, reviews, and the way into adulthood."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.safeguarding.childhood.data import topics
from wayside.safeguarding.childhood.vocabulary import Made, Reported, Sign
from wayside.web.clock import LONDON, day_of
from wayside.web.forms import DateField, Form, Look, TimeField


class OnceForm(Form):
    """What is written once: the number of the form says so."""

    form_id = forms.UUIDField(widget=forms.HiddenInput, label="")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"form_id": uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)


class VersionForm(Form):
    """What is written over: the version that was shown."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")


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


class MomentForm(Form):
    """A day and a time, now if nothing is said."""

    day = DateField(label=_("Day, if not today"), picker=True, required=False)
    clock = TimeField(label=_("Time, if not now"), required=False)

    def moment(self, now: datetime) -> datetime:
        """When it was."""
        day, clock = self.cleaned_data["day"], self.cleaned_data["clock"]
        if day is None and clock is None:
            return now
        local = datetime.combine(
            day or day_of(now), clock or now.astimezone(LONDON).time(), tzinfo=LONDON
        )
        return local.astimezone(UTC)


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
