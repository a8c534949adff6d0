"""Starting and changing programmes, their intended outcomes and their settings."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.access.actor import Actor
from wayside.access.models import NaturalPerson
from wayside.partners import queries
from wayside.partners.forms.areas import choose_among
from wayside.partners.forms.versions import VersionedForm
from wayside.partners.models import Agency, Area, Programme, ProgrammeSettings
from wayside.partners.queries import OutcomeValues
from wayside.partners.vocabulary import Direction, Measure, Origin, OutcomeNature
from wayside.web.forms import DateField, Form, Look, TimeField

WEEKDAYS = (
    (1, _("Monday")),
    (2, _("Tuesday")),
    (3, _("Wednesday")),
    (4, _("Thursday")),
    (5, _("Friday")),
    (6, _("Saturday")),
    (7, _("Sunday")),
)
PROGRAMME_LOOKS = {
    "name": Look(width="two-thirds"),
    "origin_note": Look(rows=3),
    "aims": Look(rows=8),
    "origin": Look(small=True),
}
AIMS_HINT = _("One aim a line.")


class StartProgrammeForm(Form):
    """A new programme in a borough."""

    area = forms.ModelChoiceField(
        label=_("Area"), queryset=Area.objects.none(), empty_label=_("Choose an area")
    )
    name = forms.CharField(label=_("Name"), max_length=120)
    origin = forms.ChoiceField(label=_("Origin"), choices=Origin, widget=forms.RadioSelect)
    origin_note = forms.CharField(
        label=_("How it came about"), widget=forms.Textarea, required=False
    )
    aims = forms.CharField(
        label=_("Aims"), widget=forms.Textarea, required=False, help_text=AIMS_HINT
    )
    lead_agency = forms.ModelChoiceField(label=_("Lead agency"), queryset=Agency.objects.none())
    lead = forms.ModelChoiceField(label=_("Lead"), queryset=NaturalPerson.objects.none())
    start_date = DateField(label=_("Start"))
    looks: ClassVar[Mapping[str, Look]] = PROGRAMME_LOOKS

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].queryset = queries.boroughs(visible_to=actor).defer("boundary")  # type: ignore[attr-defined]
        choose_among(self, actor)


class ProgrammeForm(VersionedForm):
    """A programme's own facts; its intended outcomes stand in a form of rows beside it."""

    start_date = DateField(label=_("Start"))
    end_date = DateField(label=_("End"), required=False)

    class Meta:
        model = Programme
        fields = (
            "name",
            "origin",
            "origin_note",
            "aims",
            "lead_agency",
            "lead",
            "start_date",
            "end_date",
        )
        widgets = {"origin": forms.RadioSelect}
        help_texts = {"aims": AIMS_HINT}

    looks: ClassVar[Mapping[str, Look]] = PROGRAMME_LOOKS

    def clean(self) -> dict[str, Any]:
        """The end is not before the start."""
        cleaned = super().clean() or {}
        start, end = cleaned.get("start_date"), cleaned.get("end_date")
        if start and end and end < start:
            self.add_error("end_date", _("The last day must be on or after the first day"))
        return cleaned

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["origin"].choices = Origin.choices  # type: ignore[attr-defined]
        choose_among(self, actor)


class OutcomeForm(Form):
    """One intended outcome; a row left blank is no outcome."""

    statement = forms.CharField(label=_("Outcome"), max_length=200, required=False)
    nature = forms.ChoiceField(
        label=_("Kind"), choices=[("", _("Choose")), *OutcomeNature.choices], required=False
    )
    direction = forms.ChoiceField(
        label=_("Direction"), choices=[("", _("Choose")), *Direction.choices], required=False
    )
    measured_by = forms.ChoiceField(
        label=_("Counted by patrols as"),
        choices=[("", _("Not counted by patrols")), *Measure.choices],
        required=False,
    )
    looks: ClassVar[Mapping[str, Look]] = dict.fromkeys(
        ("statement", "nature", "direction", "measured_by"), Look(bold=False)
    )

    def clean(self) -> dict[str, Any]:
        """An outcome says what it is and which way it should move."""
        cleaned = super().clean() or {}
        if cleaned.get("statement"):
            if not cleaned.get("nature"):
                self.add_error("nature", _("Choose whether it is an activity or an outcome"))
            if not cleaned.get("direction"):
                self.add_error("direction", _("Choose which way it should move"))
            if cleaned.get("measured_by") and cleaned.get("nature") == OutcomeNature.OUTCOME:
                self.add_error(
                    "measured_by", _("What patrols count is activity. Leave it, or change the kind")
                )
        return cleaned


OutcomeFormSet = forms.formset_factory(OutcomeForm, extra=2, max_num=30, validate_max=True)


def outcome_values(formset: Any) -> tuple[OutcomeValues, ...]:
    """The rows of a valid form that say something, in order."""
    return tuple(
        OutcomeValues(
            row["statement"].strip(),
            OutcomeNature(row["nature"]),
            Direction(row["direction"]),
            Measure(row["measured_by"]) if row["measured_by"] else None,
        )
        for row in (form.cleaned_data for form in formset)
        if row.get("statement", "").strip()
    )


class SettingsForm(VersionedForm):
    """How a programme finds and visits places."""

    patrol_weekdays = forms.TypedMultipleChoiceField(
        label=_("Days of patrol"),
        choices=WEEKDAYS,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )
    patrol_start = TimeField(label=_("Patrols start"))
    patrol_end = TimeField(label=_("Patrols end"), help_text=_("After midnight is the next day."))

    class Meta:
        model = ProgrammeSettings
        fields = (
            "place_radius_m",
            "place_spacing_m",
            "unit_m",
            "half_life_weeks",
            "places_proposed",
            "patrol_weekdays",
            "patrol_start",
            "patrol_end",
            "visit_minutes_least",
            "visit_minutes_most",
            "partners_apart_minutes",
            "partners_apart_m",
        )
        labels = {
            "place_radius_m": _("Radius of a place"),
            "place_spacing_m": _("Least distance between places"),
            "unit_m": _("Cell size for precise coordinates"),
            "half_life_weeks": _("After how many weeks an event counts half"),
        }
        help_texts = {
            "half_life_weeks": _("A smaller number follows recent weeks more closely."),
            "visit_minutes_least": _("A visible round stays 10 to 16 minutes, at changing times."),
            "partners_apart_minutes": _(
                "Partners meet neither this close in time nor in distance to enforcement."
            ),
        }

    looks: ClassVar[Mapping[str, Look]] = {
        **dict.fromkeys(
            ("place_radius_m", "place_spacing_m", "unit_m"), Look(width="4", suffix=_("metres"))
        ),
        "half_life_weeks": Look(width="3", suffix=_("weeks")),
        "places_proposed": Look(width="3"),
        "patrol_weekdays": Look(small=True),
        **dict.fromkeys(
            ("visit_minutes_least", "visit_minutes_most", "partners_apart_minutes"),
            Look(width="3", suffix=_("minutes")),
        ),
        "partners_apart_m": Look(width="5", suffix=_("metres")),
    }

    def clean(self) -> dict[str, Any]:
        """Lengths and distances agree with each other."""
        cleaned = super().clean() or {}
        least, most = cleaned.get("visit_minutes_least"), cleaned.get("visit_minutes_most")
        if least is not None and most is not None and least > most:
            self.add_error(
                "visit_minutes_least",
                _("The shortest visit cannot be longer than the longest visit"),
            )
        return cleaned
