"""A version, a training, who came, a champion, and a school's concern."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.partners import queries as partners
from wayside.partners.models import Area, Membership
from wayside.sharing.protocol import queries
from wayside.web.forms import DateField, Form, Look


class AreaForm(Form):
    """Something of one of the actor's areas, written once."""

    form_id = forms.UUIDField(widget=forms.HiddenInput, label="")
    area = forms.ModelChoiceField(label=_("Where?"), queryset=Area.objects.none(), empty_label=None)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        kwargs["initial"] = {"form_id": uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        around = partners.areas(visible_to=actor).defer("boundary").order_by("level", "name")
        self.fields["area"].queryset = around  # type: ignore[attr-defined]


class VersionForm(AreaForm):
    """The text that is published."""

    title = forms.CharField(label=_("Title"), max_length=200)
    text = forms.CharField(label=_("Text"), max_length=30000, widget=forms.Textarea)
    from_date = DateField(label=_("From"), picker=True)
    looks: ClassVar[Mapping[str, Look]] = {"text": Look(rows=16)}


class CourseForm(AreaForm):
    """A training that was held."""

    course = forms.CharField(label=_("Course"), max_length=200)
    held_date = DateField(label=_("When"), picker=True)
    refresher_months = forms.IntegerField(
        label=_("To be refreshed after how many months?"), initial=24, min_value=1, max_value=60
    )


class MemberForm(Form):
    """Somebody of the agencies of these areas."""

    member = forms.ModelChoiceField(label=_("Who?"), queryset=Membership.objects.none())

    def __init__(self, *args: Any, actor: Actor, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["member"]
        field.queryset = queries.members(visible_to=actor, today=today)  # type: ignore[attr-defined]
        field.label_from_instance = lambda each: f"{each.person.name}, {each.agency.name}"  # type: ignore[attr-defined]


class ChampionForm(MemberForm):
    """Who is named, and where."""

    area = forms.ModelChoiceField(label=_("Where?"), queryset=Area.objects.none(), empty_label=None)

    def __init__(self, *args: Any, actor: Actor, today: date, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, today=today, **kwargs)
        around = partners.areas(visible_to=actor).defer("boundary").order_by("level", "name")
        self.fields["area"].queryset = around  # type: ignore[attr-defined]


class ConcernForm(AreaForm):
    """What a school worries about."""

    text = forms.CharField(
        label=_("What worries you?"),
        help_text=_(
            "What you saw or were told, when, and what the child says. Say how the child can be "
            "reached at school. You cannot read this again once it is sent."
        ),
        max_length=5000,
        widget=forms.Textarea,
    )
    told_child = forms.CharField(
        label=_("What did you tell the child or the family?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
    )
    looks: ClassVar[Mapping[str, Look]] = {"text": Look(rows=8), "told_child": Look(rows=3)}
