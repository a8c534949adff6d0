"""Taking hot spots out: for what, and in which form."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.web.forms import Form, Look

EXPIRES = (("7", _("A week")), ("28", _("Four weeks")), ("90", _("Three months")))


class ExportForm(Form):
    """The purpose stands in the file and in the trail."""

    purpose = forms.CharField(
        label=_("What is the file for?"),
        max_length=200,
        min_length=10,
        help_text=_("For example: places for the patrols of 6 July. Name nobody."),
        error_messages={
            "required": _("Say what the file is for"),
            "min_length": _("Say what the file is for in a few words"),
        },
    )
    expires = forms.ChoiceField(
        label=_("Delete the file after"), choices=EXPIRES, initial="28", widget=forms.RadioSelect
    )
    form = forms.ChoiceField(
        label=_("As"),
        choices=(("csv", _("CSV, for a spreadsheet")), ("geojson", _("GeoJSON, for a map"))),
        initial="csv",
        widget=forms.RadioSelect,
    )
    looks = {"expires": Look(inline=True, small=True), "form": Look(inline=True, small=True)}
