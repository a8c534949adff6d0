"""A place and what it asks; a room; how long words hold."""

from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role
from wayside.support.housing.vocabulary import (
    ByAndFor,
    MindLevel,
    PlaceKind,
    Serves,
    Takes,
    UseLevel,
)
from wayside.support.models.housing import LONGEST_AREA, MOST_BEDS, MOST_CHILDREN, OLDEST
from wayside.web.forms import DateField, Form, Look

TAKES = {
    "recourse": _("People without recourse to public funds?"),
    "script": _("A methadone or buprenorphine script?"),
    "wheelchair": _("A wheelchair?"),
    "pets": _("Pets?"),
    "arson": _("A history of arson?"),
    "violence": _("A history of violence?"),
    "against_children": _("A history of offences against children?"),
}
SMALL = Look(width="3")


class LinesField(forms.CharField):
    """Several short lines, one to each."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 1500, "widget": forms.Textarea, **kwargs})

    def clean(self, value: Any) -> Any:
        """The lines that say something.

        Raises:
            ValidationError: one is longer than a name of an area.
        """
        lines = [each.strip() for each in str(super().clean(value)).splitlines() if each.strip()]
        if any(len(each) > LONGEST_AREA for each in lines):
            raise forms.ValidationError(_("Enter one borough or district to a line."))
        return lines

    def prepare_value(self, value: Any) -> Any:
        """One to a line."""
        return "\n".join(value) if isinstance(value, list | tuple) else value


class PlaceForm(Form):
    """What a place is, and whom it takes."""

    name = forms.CharField(label=_("What is it called?"), max_length=80)
    kind = forms.ChoiceField(label=_("What kind?"), choices=PlaceKind, widget=forms.RadioSelect)
    area = forms.CharField(
        label=_("In which borough or district?"),
        max_length=LONGEST_AREA,
        help_text=_("No street and no postcode: an address is kept nowhere here."),
    )
    about = forms.CharField(
        label=_("What is it like to live there?"),
        max_length=600,
        required=False,
        widget=forms.Textarea,
        help_text=_("Shared or apart, staff, how long. Nothing that tells where it is."),
    )
    serves = forms.ChoiceField(label=_("For whom?"), choices=Serves, widget=forms.RadioSelect)
    min_age = forms.IntegerField(label=_("From which age?"), min_value=0, max_value=OLDEST)
    max_age = forms.IntegerField(
        label=_("Up to which age?"), min_value=0, max_value=OLDEST, required=False
    )
    bed_spaces = forms.IntegerField(
        label=_("Bed spaces in its largest room or home"), min_value=1, max_value=MOST_BEDS
    )
    max_children = forms.IntegerField(
        label=_("Children at most"),
        min_value=0,
        max_value=MOST_CHILDREN,
        required=False,
        help_text=_("0 for none; blank where the beds alone decide."),
    )
    son_max_age = forms.IntegerField(
        label=_("Sons up to and including which age?"),
        min_value=0,
        max_value=OLDEST,
        required=False,
        help_text=_("Blank where there is no limit."),
    )
    not_from = LinesField(
        label=_("From which boroughs does it take nobody?"),
        required=False,
        help_text=_("One to a line. Refuges rarely take people from near by."),
    )
    mind = forms.TypedChoiceField(
        label=_("How much support with mental health is there?"),
        choices=MindLevel,
        coerce=int,
        widget=forms.RadioSelect,
    )
    use = forms.TypedChoiceField(
        label=_("How much use of drugs or alcohol does it take at most?"),
        choices=UseLevel,
        coerce=int,
        widget=forms.RadioSelect,
    )
    is_recovery = forms.BooleanField(label=_("It is for people in recovery only"), required=False)
    by_and_for = forms.MultipleChoiceField(
        label=_("By and for whom is it, if not for everybody?"),
        choices=ByAndFor,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    has_on_call = forms.BooleanField(label=_("Somebody is on call at night"), required=False)
    form_id = forms.UUIDField(widget=forms.HiddenInput, label="")
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    looks: ClassVar[Mapping[str, Look]] = {
        "kind": Look(small=True),
        "about": Look(rows=3),
        "serves": Look(small=True, inline=True),
        **dict.fromkeys(("min_age", "max_age", "bed_spaces", "max_children", "son_max_age"), SMALL),
        "not_from": Look(rows=3),
        "mind": Look(small=True),
        "use": Look(small=True),
        "by_and_for": Look(small=True),
        **dict.fromkeys(TAKES, Look(small=True, inline=True)),
    }

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        kwargs["initial"] = {"form_id": uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        last = {name: self.fields.pop(name) for name in ("by_and_for", "has_on_call")}
        for name, label in TAKES.items():
            self.fields[name] = forms.ChoiceField(
                label=label, choices=Takes, widget=forms.RadioSelect
            )
        self.fields |= last
        if actor.role == Role.SERVICE_WORKER:
            only = [(PlaceKind.REFUGE.value, PlaceKind.REFUGE.label)]
            self.fields["kind"].choices = only  # type: ignore[attr-defined]


class RoomForm(Form):
    """A room or home that is free."""

    beds = forms.IntegerField(label=_("How many bed spaces?"), min_value=1, max_value=MOST_BEDS)
    from_date = DateField(label=_("Free from"), picker=True)
    label = forms.CharField(
        label=_("What is it called there?"),
        max_length=40,
        required=False,
        help_text=_("Such as “Room 3”. Nothing that tells where it is."),
    )
    form_id = forms.UUIDField(widget=forms.HiddenInput, label="")
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    looks: ClassVar[Mapping[str, Look]] = {"beds": SMALL, "label": Look(width="10")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"form_id": uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)


class PeriodsForm(Form):
    """How long words hold and steps take."""

    fresh_hours = forms.IntegerField(
        label=_("A free room is confirmed again after"), min_value=1, max_value=720
    )
    answer_hours = forms.IntegerField(
        label=_("A request is answered within"), min_value=1, max_value=720
    )
    decide_hours = forms.IntegerField(label=_("A person has to decide"), min_value=1, max_value=720)
    move_days = forms.IntegerField(label=_("They move in within"), min_value=1, max_value=90)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    looks: ClassVar[Mapping[str, Look]] = {
        **dict.fromkeys(
            ("fresh_hours", "answer_hours", "decide_hours"), Look(width="3", suffix=_("hours"))
        ),
        "move_days": Look(width="3", suffix=_("days")),
    }
