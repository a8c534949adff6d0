"""What people write into risk assessments, templates and check-ins; forms only validate."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import Any, ClassVar, TypeAlias

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, formset_factory
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from wayside.patrols.calendar import Window
from wayside.patrols.forms import OnceForm
from wayside.patrols.models.risk_templates import NUMBERS, SECTIONS, RiskTemplate
from wayside.patrols.risk.rules import LEAST, MOST, Risk, on_the_night
from wayside.patrols.risk.vocabulary import SCORES, Authority
from wayside.web.forms import Form, Look
from wayside.web.states import NotNow

CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])")
SEPARATORS = re.compile(r"[,;\s]+")
ROWS_TO_ADD = 2
NO_NAMES = _("Do not name or describe anybody who is supported or suspected.")
HINTS: Mapping[str, str | Promise] = {
    "seen_with_police": _(
        "What it means for partners to be seen with police, and what is done. Partners see this."
    ),
    "known_risks": format_lazy(
        "{} {}", _("What is known of these places on this night."), NO_NAMES
    ),
    "weather": _("What is forecast, and what that changes. Partners see this."),
    "surveillance": _("How you make sure that nobody is watched or followed without authority."),
    "informants": _("How you make sure that nobody who is helped becomes an informant."),
    "partner_contacts": _("Partners see this one. Leave out whatever is for police alone."),
}


def _scores(name: str) -> list[tuple[str, str | Promise]]:
    words = SCORES["severity" if "severity" in name else "likelihood"]
    numbers = range(LEAST, MOST + 1)
    return [("", _("Choose")), *((str(n), words[n - 1]) for n in numbers)]


class HazardForm(Form):
    """One hazard; a row left blank is no hazard."""

    title = forms.CharField(
        label=_("What could happen, and to whom"), max_length=300, required=False
    )
    likelihood = forms.ChoiceField(label=_("How likely"), required=False)
    severity = forms.ChoiceField(label=_("How bad"), required=False)
    controls = forms.CharField(
        label=_("What is done about it"), max_length=2000, required=False, widget=forms.Textarea
    )
    residual_likelihood = forms.ChoiceField(label=_("How likely then"), required=False)
    residual_severity = forms.ChoiceField(label=_("How bad then"), required=False)
    for_partners = forms.BooleanField(
        label=_("Partners read this hazard and what is done about it"), required=False
    )
    looks: ClassVar[Mapping[str, Look]] = {"controls": Look(rows=3)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("likelihood", "severity", "residual_likelihood", "residual_severity"):
            self.fields[name].choices = _scores(name)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A row is whole or blank."""
        given = {name: self.cleaned_data.get(name, "") for name in self.fields}
        if any(given.values()):
            for name, value in given.items():
                if not value and name not in self.errors and name != "for_partners":
                    self.add_error(
                        name,
                        _("Fill in “%(field)s”, or leave the whole row blank")
                        % {"field": self.fields[name].label},
                    )
        return given

    @property
    def risk(self) -> Risk | None:
        """The hazard; None for a blank row."""
        data = self.cleaned_data
        if not data.get("title"):
            return None
        return Risk(
            title=data["title"],
            likelihood=int(data["likelihood"]),
            severity=int(data["severity"]),
            controls=data["controls"],
            residual_likelihood=int(data["residual_likelihood"]),
            residual_severity=int(data["residual_severity"]),
            for_partners=data["for_partners"],
        )


HazardSet = formset_factory(HazardForm, extra=ROWS_TO_ADD, max_num=40, absolute_max=60)
Hazards: TypeAlias = "BaseFormSet[HazardForm]"


def hazard_set(data: Any, risks: Sequence[Risk] = ()) -> Hazards:
    """The rows of hazards with a few blank ones to add; emptying a row takes it off."""
    names = HazardForm.base_fields
    initial = [{name: getattr(each, name) for name in names} for each in risks]
    return HazardSet(data, initial=initial, prefix="hazards")


def risks_in(rows: Hazards) -> tuple[Risk, ...]:
    """The hazards that were filled in."""
    found = (each.risk for each in rows.forms)
    return tuple(each for each in found if each)


class SectionsForm(OnceForm):
    """The written parts that template and assessment share."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in SECTIONS:
            field = RiskTemplate._meta.get_field(name)
            self.fields[name] = forms.CharField(
                label=field.verbose_name.capitalize(),  # type: ignore[union-attr]
                help_text=HINTS.get(name, ""),  # type: ignore[arg-type]
                max_length=3000,
                required=False,
                widget=forms.Textarea,
            )

    @property
    def sections(self) -> dict[str, str]:
        """The texts, by name."""
        return {name: self.cleaned_data[name] for name in SECTIONS}


class RiskForm(SectionsForm):
    """An assessment, but for its hazards."""

    authority = forms.ChoiceField(
        label=_("Does anything on this patrol need a surveillance authority?"),
        choices=Authority,
        widget=forms.RadioSelect,
        required=False,
    )
    incident_number = forms.CharField(
        label=_("Force incident number"),
        help_text=_("If it is known already. It is asked for when the patrol goes out."),
        max_length=40,
        required=False,
    )
    check_in_times = forms.CharField(
        label=_("Check-in times"),
        help_text=_("For example 21:00, 22:00, 02:00. The last is when everyone is off the street"),
        max_length=300,
    )
    grace_minutes = forms.IntegerField(
        label=_("Minutes until a missed check-in raises the alarm"), min_value=1, max_value=60
    )
    briefing_hours = forms.IntegerField(
        label=_("Hours after the patrol until its briefing closes"), min_value=1, max_value=72
    )
    looks: ClassVar[Mapping[str, Look]] = {
        "incident_number": Look(width="20"),
        "grace_minutes": Look(width="3"),
        "briefing_hours": Look(width="3"),
    }
    form_errors_lead_to: ClassVar[str] = "check_in_times"

    def __init__(self, *args: Any, hours: Window, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hours = hours

    def clean_check_in_times(self) -> tuple[datetime, ...]:
        """The times as moments of this night."""
        clocks = []
        for word in SEPARATORS.split(self.cleaned_data["check_in_times"].strip()):
            found = CLOCK.fullmatch(word)
            if not found:
                raise ValidationError(_("Enter times like 21:00, with commas between them"))
            clocks.append(time(int(found[1]), int(found[2])))
        try:
            return on_the_night(self.hours, clocks)
        except NotNow as refused:
            raise ValidationError(str(refused)) from refused


class TemplateForm(SectionsForm):
    """What assessments start from, but for its hazards."""

    name = forms.CharField(label=_("Kind of patrol"), max_length=120)
    check_in_minutes = forms.IntegerField(
        label=_("Minutes between check-ins"), min_value=15, max_value=240
    )
    grace_minutes = forms.IntegerField(
        label=_("Minutes until a missed check-in raises the alarm"), min_value=1, max_value=60
    )
    briefing_hours = forms.IntegerField(
        label=_("Hours after the patrol until its briefing closes"), min_value=1, max_value=72
    )
    looks: ClassVar[Mapping[str, Look]] = {name: Look(width="3") for name in NUMBERS}


class SendBackForm(OnceForm):
    """Why an assessment goes back."""

    reason = forms.CharField(
        label=_("What has to change?"),
        help_text=format_lazy("{} {}", _("The writer sees it."), NO_NAMES),
        max_length=1000,
        widget=forms.Textarea,
        error_messages={"required": _("Say what has to change")},
    )


class GoOutForm(OnceForm):
    """The number that the night runs under."""

    incident_number = forms.CharField(
        label=_("Force incident number"),
        max_length=40,
        error_messages={"required": _("Enter the force incident number of the night")},
    )
    looks: ClassVar[Mapping[str, Look]] = {"incident_number": Look(width="20")}


class SettleForm(OnceForm):
    """What was found about a missed check-in."""

    note = forms.CharField(
        label=_("What did you find?"),
        help_text=format_lazy("{} {}", _("Whom you reached and when, and what you did."), NO_NAMES),
        max_length=1000,
        widget=forms.Textarea,
        error_messages={"required": _("Say how you know that they are safe, or what you did")},
    )
