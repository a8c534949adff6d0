"""The gallery's form: one field of each kind, blank, filled and wrong."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from wayside.web.forms import DateField, FilesField, Form, Look, TimeField
from wayside.web.gallery.samples import EMOJI, LONG, RIGHT_TO_LEFT

STYLES = [("visible", _("Visible round")), ("talk", _("Engagement")), ("other", _("Other"))]


class SampleForm(Form):
    """One field of each kind."""

    name = forms.CharField(label=_("Name of the place"), help_text=_("As local people call it"))
    email = forms.EmailField(label=_("E-mail address"))
    password = forms.CharField(label=_("Password"), widget=forms.PasswordInput)
    visits = forms.IntegerField(label=_("Visits"), min_value=0, max_value=20)
    cost = forms.DecimalField(label=_("Cost"), required=False)
    radius = forms.IntegerField(label=_("Radius"))
    note = forms.CharField(label=_("Reason"), max_length=120, widget=forms.Textarea)
    starts = DateField(label=_("First day of the programme"), help_text=_("Example: 27 3 2018"))
    review = DateField(label=_("Review date"), picker=True, help_text=_("Example: 17/5/2018"))
    time = TimeField(label=_("Start time"))
    ward = forms.ChoiceField(label=_("Ward"), choices=[("", ""), ("c", "Coldharbour"), ("l", LONG)])
    style = forms.ChoiceField(label=_("Style"), choices=STYLES, widget=forms.RadioSelect)
    style_words = forms.CharField(label=_("Say which"), required=False)
    sharing = forms.ChoiceField(
        label=_("May we share this?"),
        choices=[("y", _("Yes")), ("n", _("No"))],
        widget=forms.RadioSelect,
    )
    types = forms.MultipleChoiceField(
        label=_("Crime types"),
        choices=[("drugs", _("Drugs")), ("order", _("Public order")), ("rtl", RIGHT_TO_LEFT)],
        widget=forms.CheckboxSelectMultiple,
    )
    none = forms.ChoiceField(label=_("Nothing to choose"), widget=forms.RadioSelect, choices=[])
    extracts = FilesField(
        limit="crime_files", label=_("Extracts"), help_text=_("CSV or XLSX, up to 100 files")
    )
    agree = forms.BooleanField(label=_("I have checked this with the ward sergeant"))
    token = forms.CharField(widget=forms.HiddenInput, initial="7")

    looks = {
        "email": Look(autocomplete="email", width="two-thirds"),
        "visits": Look(width="3"),
        "cost": Look(prefix="£", width="5"),
        "radius": Look(suffix=_("metres"), width="4"),
        "note": Look(rows=3),
        "style": Look(
            hints={"visible": _("10 to 16 minutes, in an order nobody can predict")},
            reveals={"other": "style_words"},
        ),
        "sharing": Look(inline=True),
        "types": Look(small=True),
    }


class FilterForm(Form):
    """The fields of a filter."""

    q = forms.CharField(label=_("Street"), required=False)
    months = forms.ChoiceField(
        label=_("Months"), choices=[("6", _("Last 6")), ("12", _("Last 12"))], required=False
    )
    police = forms.BooleanField(label=_("With police-generated records"), required=False)
    looks = {"police": Look(small=True)}


def sample(_request: HttpRequest) -> dict[str, Any]:
    """Blank, filled and filtering."""
    filled = SampleForm(
        initial={"name": EMOJI, "note": RIGHT_TO_LEFT, "style": "other", "style_words": LONG},
        auto_id="filled_%s",
    )
    return {"blank": SampleForm(), "filled": filled, "filters": FilterForm(auto_id="filter_%s")}


def mistakes(_request: HttpRequest) -> dict[str, Any]:
    """Everything wrong at once."""
    wrong = {"visits": "many", "starts-day": "31", "starts-month": "2", "starts-year": "2018"}
    form = SampleForm({**wrong, "note": LONG, "review": "soon", "radius": "150", "style": "other"})
    form.add_error(None, _("Choose a place that is at least 500 metres from the others"))
    return {"form": form}
