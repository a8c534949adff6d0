"""Opening and changing areas, and their boundary files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.models import NaturalPerson
from wayside.partners import queries
from wayside.partners.forms.versions import VersionedForm
from wayside.partners.models import Agency, Area
from wayside.partners.models.areas import BRITISH_NATIONAL_GRID
from wayside.partners.vocabulary import AreaLevel
from wayside.web.forms import DateField, Form, LimitedFileField, Look

SRID_HINT = _("A number such as 27700 (British National Grid). Distances are computed in it.")
CODE_HINT = _("For example E09000022. Boundary files are matched by it.")


def boundary_file(*, required: bool = True) -> forms.FileField:
    """The field for a GeoJSON file."""
    return LimitedFileField(
        limit="boundaries",
        label=_("Boundaries (GeoJSON)"),
        required=required,
        help_text=_(
            "A feature collection of the area and its wards, in WGS84 or with its reference "
            "system declared. Up to 10 MB."
        ),
    )


class OpenAreaForm(Form):
    """A new area inside one of the actor's."""

    name = forms.CharField(label=_("Name"), max_length=100)
    level = forms.ChoiceField(label=_("Level"), choices=AreaLevel, widget=forms.RadioSelect)
    parent = forms.ModelChoiceField(
        label=_("Lies in"), queryset=Area.objects.none(), empty_label=_("Choose an area")
    )
    code = forms.CharField(
        label=_("Official code"), max_length=12, required=False, help_text=CODE_HINT
    )
    srid = forms.IntegerField(
        label=_("Projected reference system (EPSG)"),
        initial=BRITISH_NATIONAL_GRID,
        help_text=SRID_HINT,
    )
    looks: ClassVar[Mapping[str, Look]] = {
        "code": Look(width="10"),
        "srid": Look(width="5"),
        "name": Look(width="20"),
    }

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = [  # type: ignore[attr-defined]
            (level.value, level.label) for level in (AreaLevel.BOROUGH, AreaLevel.WARD)
        ]
        self.fields["parent"].queryset = (  # type: ignore[attr-defined]
            queries.areas(visible_to=actor).exclude(level=AreaLevel.WARD).defer("boundary")
        )


class AreaForm(VersionedForm):
    """An area's name, code and reference system."""

    class Meta:
        model = Area
        fields = ("name", "code", "srid")
        help_texts = {"srid": SRID_HINT, "code": CODE_HINT}

    looks: ClassVar[Mapping[str, Look]] = OpenAreaForm.looks


class BoundariesForm(Form):
    """A file of boundaries for an area."""

    boundaries = boundary_file()


class OpenFromForm(Form):
    """What is new about an area that takes up another's programme."""

    name = forms.CharField(label=_("Name of the new area"), max_length=100)
    code = forms.CharField(
        label=_("Official code"), max_length=12, required=False, help_text=CODE_HINT
    )
    lead_agency = forms.ModelChoiceField(
        label=_("Lead agency"),
        queryset=Agency.objects.none(),
        help_text=_("It becomes the controller of what the programme records here."),
    )
    lead = forms.ModelChoiceField(label=_("Lead"), queryset=NaturalPerson.objects.none())
    start_date = DateField(label=_("Start"))
    boundaries = boundary_file()
    looks: ClassVar[Mapping[str, Look]] = {"code": Look(width="10"), "name": Look(width="20")}

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, actor)


def choose_among(form: forms.BaseForm, actor: Actor) -> None:
    """Let lead and lead agency be chosen among those of the actor's areas."""
    form.fields["lead_agency"].queryset = queries.agencies(visible_to=actor)  # type: ignore[attr-defined]
    form.fields["lead_agency"].empty_label = _("Choose an agency")  # type: ignore[attr-defined]
    form.fields["lead"].empty_label = _("Choose a person")  # type: ignore[attr-defined]
    form.fields["lead"].queryset = queries.people(visible_to=actor)  # type: ignore[attr-defined]
