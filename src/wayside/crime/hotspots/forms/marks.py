"""Marking a place: where, what about, why, and until when it is taken as read."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wayside.crime.hotspots.queries import StreetPoint
from wayside.crime.hotspots.vocabulary import MarkKind
from wayside.crime.models import MarkedPlace
from wayside.web.forms import DateField, Form, Look

REVIEW_WEEKS = 12
LONGEST_DAYS = 366


class MarkForm(Form):
    """A marked place. The position is a street of the list, or coordinates."""

    street = forms.CharField(
        label=_("Nearest street"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"list": "streets", "autocomplete": "off"}),
        help_text=_(
            "Type a few letters and choose from the list, or give coordinates below. Streets are"
            " those that recorded crime names."
        ),
    )
    latitude = forms.FloatField(
        label=_("Latitude"),
        widget=forms.NumberInput(attrs={"data-pick": "latitude"}),
        required=False,
        min_value=-90,
        max_value=90,
        help_text=_("For example 51.43012. A click on the map fills this in."),
    )
    longitude = forms.FloatField(
        label=_("Longitude"),
        widget=forms.NumberInput(attrs={"data-pick": "longitude"}),
        required=False,
        min_value=-180,
        max_value=180,
        help_text=_("For example -0.12873"),
    )
    name = forms.CharField(
        label=_("Name of the place"),
        max_length=120,
        help_text=_("As people call it, for example “car park behind the station”."),
    )
    kind = forms.ChoiceField(
        label=_("What it is about"), choices=MarkKind.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=forms.Textarea,
        help_text=_(
            "What is known, since when and how often. Never name or describe a person: many"
            " people read this, police among them."
        ),
    )
    review_date = DateField(
        label=_("Look at it again on"),
        help_text=_("At most a year from now. Knowledge of places grows old."),
    )
    looks = {
        "latitude": Look(width="10"),
        "longitude": Look(width="10"),
        "kind": Look(small=True),
        "reason": Look(rows=4),
    }
    form_errors_lead_to = "street"

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        streets: Sequence[StreetPoint],
        today: date,
        mark: MarkedPlace | None = None,
    ) -> None:
        super().__init__(data, initial=_initial(mark, today))
        self.today = today
        self.streets = {point.label.lower(): point for point in streets}

    def clean_street(self) -> str:
        """A street of the list, however its letters are written."""
        typed = str(self.cleaned_data["street"]).strip()
        if typed and typed.lower() not in self.streets:
            raise ValidationError(_("Choose a street from the list, or give coordinates"))
        return typed

    def clean_review_date(self) -> date:
        """A day to come, within a year."""
        day: date = self.cleaned_data["review_date"]
        if day <= self.today:
            raise ValidationError(_("The day to look at it again must be after today"))
        if day > self.today + timedelta(days=LONGEST_DAYS):
            raise ValidationError(_("The day to look at it again must be within a year"))
        return day

    def clean(self) -> dict[str, Any]:
        """One position: coordinates where given, else the street's."""
        found = super().clean() or self.cleaned_data
        longitude, latitude = found.get("longitude"), found.get("latitude")
        if longitude is not None and latitude is not None:
            return found
        if (longitude is None) != (latitude is None) and not self.errors:
            missing = "longitude" if longitude is None else "latitude"
            self.add_error(missing, _("Give latitude and longitude both, or neither"))
        elif found.get("street"):
            point = self.streets[found["street"].lower()]
            found["longitude"], found["latitude"] = point.longitude, point.latitude
        elif not self.errors:
            self.add_error("street", _("Choose a street, or give latitude and longitude"))
        return found


def _initial(mark: MarkedPlace | None, today: date) -> dict[str, Any]:
    if mark is None:
        return {"review_date": today + timedelta(weeks=REVIEW_WEEKS)}
    names = ("name", "kind", "longitude", "latitude", "reason", "review_date")
    return {name: getattr(mark, name) for name in names}


class RetireForm(Form):
    """Why a mark is no longer needed."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    because = forms.CharField(
        label=_("Why it is no longer needed"),
        max_length=200,
        help_text=_("For example: lighting repaired, nobody seen since May."),
    )
