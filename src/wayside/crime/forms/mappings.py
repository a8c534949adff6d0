"""Making a mapping: a sample, the columns, then what the offences are."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from pyproj import CRS
from pyproj.exceptions import CRSError

from wayside.crime.models import Mapping as MappingModel
from wayside.crime.reading.mapping import (
    DAY_FIRST,
    MONTH_FIRST,
    ROLES,
    YEAR_FIRST,
    Choices,
    key,
    problems,
)
from wayside.crime.reading.suggest import kind
from wayside.crime.vocabulary import OffenceKind
from wayside.partners.models import Area
from wayside.web.forms import Form, LimitedFileField, Look

LABELS = {
    "date": _("Date, or date and time"),
    "time": _("Time, if in a column of its own"),
    "code": _("Offence code"),
    "offence": _("Offence name"),
    "longitude": _("Longitude"),
    "latitude": _("Latitude"),
    "easting": _("Easting"),
    "northing": _("Northing"),
    "location": _("Name of the place"),
    "reference": _("The force's reference"),
}
ORDERS = (
    (DAY_FIRST, _("Day first, such as 27/03/2018")),
    (MONTH_FIRST, _("Month first, such as 03/27/2018")),
    (YEAR_FIRST, _("Year first, such as 2018/03/27")),
)
ZONES = (
    ("Europe/London", _("As on the clock in the United Kingdom, with summer time")),
    ("UTC", _("UTC (Greenwich time all year)")),
)
KEEP = "as_written"
LACKING = {
    "date": ("date", _("Choose the column that holds the date")),
    "offence": ("code", _("Choose the column that holds the offence's code or name")),
    "place": (
        "longitude",
        _("Choose longitude and latitude, or easting and northing, but not both"),
    ),
}


class NewMappingForm(Form):
    """A name, the force, and a file to make the mapping with."""

    name = forms.CharField(
        label=_("Name"),
        max_length=80,
        help_text=_("The mapping is chosen by this name, for example “Crime extract, weekly”."),
    )
    force = forms.CharField(label=_("Police force"), max_length=100)
    sample = LimitedFileField(
        limit="crime_sample",
        label=_("A file to make it with"),
        help_text=_("CSV or Excel. It is kept, encrypted, only until the mapping is finished."),
    )
    looks = {"name": Look(width="20"), "force": Look(width="20")}

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.area = area

    def clean_name(self) -> str:
        """A name once an area."""
        name: str = self.cleaned_data["name"].strip()
        if MappingModel.objects.filter(area=self.area, name=name).exists():
            raise forms.ValidationError(_("There is a mapping of this name already"))
        return name


class SampleForm(Form):
    """Another file to change a mapping with."""

    sample = LimitedFileField(
        limit="crime_sample",
        label=_("File"),
        error_messages={"required": _("Choose a file to change the mapping with.")},
    )


class ColumnsForm(Form):
    """Which column holds what."""

    date_order = forms.ChoiceField(
        label=_("Dates are written"), choices=ORDERS, widget=forms.RadioSelect
    )
    zone = forms.ChoiceField(label=_("Times are"), choices=ZONES, widget=forms.RadioSelect)
    srid = forms.IntegerField(
        label=_("Reference system of easting and northing (EPSG)"),
        min_value=1024,
        max_value=999_999,
        help_text=_("27700 is the British National Grid."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
    looks = {"srid": Look(width="10"), "date_order": Look(small=True), "zone": Look(small=True)}

    def __init__(self, *args: Any, header: Sequence[str], choices: Choices, **kwargs: Any) -> None:
        held = {
            "date_order": choices.date_order,
            "zone": choices.zone,
            "srid": choices.srid,
            **choices.columns,
        }
        kwargs["initial"] = {**held, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.kinds = choices.kinds
        options = [("", _("Not in the file")), *((name, name) for name in header if name)]
        for role in ROLES:
            self.fields[role] = forms.ChoiceField(
                label=LABELS[role], choices=options, required=role == "date"
            )
        self.order_fields([*ROLES, "date_order", "zone", "srid", "version"])

    def clean_srid(self) -> int:
        """A reference system that is known."""
        srid: int = self.cleaned_data["srid"]
        try:
            CRS.from_epsg(srid)
        except CRSError as error:
            raise forms.ValidationError(_("Enter the number of a known EPSG system")) from error
        return srid

    def clean(self) -> dict[str, Any]:
        """Say what is still missing, each at its field."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for lacking in problems(self._columns()):
            field, sentence = LACKING[lacking]
            if field not in self.errors:
                self.add_error(field, sentence)
        return cleaned

    def choices(self) -> Choices:
        """What was chosen, with the offences named before."""
        return Choices(
            columns=self._columns(),
            date_order=self.cleaned_data["date_order"],
            zone=self.cleaned_data["zone"],
            srid=self.cleaned_data["srid"],
            kinds=self.kinds,
        )

    def _columns(self) -> dict[str, str]:
        return {role: name for role in ROLES if (name := self.cleaned_data.get(role))}


class OffencesForm(Form):
    """What each offence in the sample is."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        offences: Sequence[tuple[str, str, int]],
        chosen: Mapping[str, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offences = offences
        self.chosen = chosen
        options = [(KEEP, _("Keep as the force writes it")), *OffenceKind.choices]
        for number, (code, offence, _count) in enumerate(offences):
            self.fields[f"offence-{number}"] = forms.ChoiceField(
                label=" ".join(filter(None, (code, offence))) or _("No offence"),
                choices=options,
                initial=kind(code, offence, chosen) or KEEP,
            )

    def kinds(self) -> dict[str, str]:
        """What was said of each offence, by its code, else by its name; older answers stay."""
        said = dict(self.chosen)
        for number, (code, offence, _count) in enumerate(self.offences):
            answer, name = self.cleaned_data[f"offence-{number}"], key(code or offence)
            if name and answer != KEEP:
                said[name] = answer
            elif name:
                said.pop(name, None)
        return said
