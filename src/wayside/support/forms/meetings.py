"""A meeting, told in two taps or in full."""

from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.partners.models import Area
from wayside.support import queries
from wayside.support.models.meetings import MOST_PEOPLE
from wayside.support.vocabulary import Given, Met, NeedKind
from wayside.web.forms import DateField, Form, Look, TimeField


def _several(label: Any, choices: Any, help_text: Any = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        required=False,
        help_text=help_text,
        widget=forms.CheckboxSelectMultiple,
    )


class RoundForm(Form):
    """How and where the meetings of a round are; filled in as the last one was."""

    how = forms.ChoiceField(label=_("How do you meet?"), choices=Met, widget=forms.RadioSelect)
    ward = forms.ModelChoiceField(
        Area.objects.none(), label=_("Ward"), help_text=_("Never closer than this.")
    )
    given = _several(_("What do you give?"), Given)
    form_id = forms.UUIDField(widget=forms.HiddenInput, label="")
    looks: ClassVar[Mapping[str, Look]] = {"how": Look(small=True), "given": Look(small=True)}

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        kwargs["initial"] = {"form_id": uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.fields["ward"].queryset = queries.wards_of(actor)  # type: ignore[attr-defined]


class CountForm(RoundForm):
    """People met who are only counted."""

    people = forms.IntegerField(
        label=_("How many people?"), min_value=1, max_value=MOST_PEOPLE, initial=1
    )
    field_order = ("people",)
    looks: ClassVar[Mapping[str, Look]] = {**RoundForm.looks, "people": Look(width="3")}


class MeetingForm(RoundForm):
    """A meeting in full."""

    on = DateField(label=_("Day"), picker=True)
    at = TimeField(label=_("Time"))
    topics = _several(_("What did you talk about?"), NeedKind)
    offered = _several(_("What help did you offer?"), NeedKind)
    taken = _several(_("What was taken up?"), NeedKind, _("Only what was offered."))
    note = forms.CharField(
        label=_("What was said"),
        help_text=_("Facts apart from what you think; their own words where you can."),
        max_length=4000,
        required=False,
        widget=forms.Textarea,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    field_order = ("on", "at", "how", "ward")
    looks: ClassVar[Mapping[str, Look]] = {
        **RoundForm.looks,
        "topics": Look(small=True),
        "offered": Look(small=True),
        "taken": Look(small=True),
        "note": Look(rows=6),
    }
