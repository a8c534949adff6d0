"""Referring, planning a meeting, research, minutes, actions, and sending a case on."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wayside.people.rules import Born
from wayside.safeguarding.dash.forms import FormOnce
from wayside.safeguarding.dash.vocabulary import Criterion
from wayside.safeguarding.marac.rules import named
from wayside.safeguarding.marac.vocabulary import Noted, Told
from wayside.safeguarding.models.marac import NOTED
from wayside.sharing.disclosures.vocabulary import Basis
from wayside.web.forms import DateField, Form, Look, TimeField
from wayside.web.states import NotNow

MOST_HARMERS = 3
WITHOUT_CONSENT = [
    (Basis.CONSENT.value, Basis.CONSENT.label),
    (Basis.SAFEGUARDING_ADULT.value, Basis.SAFEGUARDING_ADULT.label),
    (Basis.VITAL_INTERESTS.value, Basis.VITAL_INTERESTS.label),
    (Basis.SAFEGUARDING_CHILD.value, Basis.SAFEGUARDING_CHILD.label),
    (Basis.CRIME_PREVENTION.value, Basis.CRIME_PREVENTION.label),
]
BORN = _("Born: a year, a month or a day (optional)")
LABELS = (
    _("Black, Asian or racially minoritised"),
    _("LGBT+"),
    _("With a disability"),
    _("Male"),
    _("Victim is 16 or 17"),
    _("Who harms is 17 or below"),
)


def written_birth(text: str) -> str:
    """A birth as it is kept.

    Raises:
        ValidationError: it is none.
    """
    try:
        Born.parse(text)
    except NotNow as wrong:
        raise ValidationError(_("Write it as 1990, 1990-05 or 1990-05-17")) from wrong
    return text


class ReferForm(FormOnce):
    """What a MARAC needs to know."""

    victim_name = forms.CharField(label=_("Name of the victim"), max_length=200)
    victim_born = forms.CharField(label=BORN, max_length=10, required=False)
    criteria = forms.MultipleChoiceField(
        label=_("Which criteria are met? Any one is enough"),
        choices=Criterion,
        widget=forms.CheckboxSelectMultiple,
    )
    reasons = forms.CharField(
        label=_("Reasons of professional judgement"),
        max_length=3000,
        required=False,
        widget=forms.Textarea,
    )
    account = forms.CharField(
        label=_("What happened, and what is feared?"), max_length=4000, widget=forms.Textarea
    )
    wants = forms.CharField(
        label=_("What does the victim want?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea,
    )
    told = forms.ChoiceField(
        label=_("What was the victim told?"), choices=Told, widget=forms.RadioSelect
    )
    basis = forms.ChoiceField(
        label=_("On which basis is it shared?"),
        choices=WITHOUT_CONSENT,
        widget=forms.RadioSelect,
    )
    necessity = forms.CharField(
        label=_("Without consent: why is it necessary?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea,
    )
    proportionality = forms.CharField(
        label=_("Without consent: why is it proportionate?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea,
    )
    idva = forms.CharField(label=_("IDVA (optional)"), max_length=300, required=False)
    children = forms.IntegerField(
        label=_("Children in the household"), min_value=0, max_value=30, initial=0
    )
    looks: ClassVar[Mapping[str, Look]] = {
        **{each: Look(rows=3) for each in ("reasons", "wants", "necessity", "proportionality")},
        "account": Look(rows=5),
        "children": Look(width="3"),
        "victim_born": Look(width="10"),
        "told": Look(small=True),
        "basis": Look(small=True),
        "criteria": Look(small=True),
        **{each: Look(small=True, inline=True) for each in NOTED},
        **{f"harmer{n}_born": Look(width="10") for n in range(1, MOST_HARMERS + 1)},
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, MOST_HARMERS + 1):
            self.fields[f"harmer{number}"] = forms.CharField(
                label=_("Who harms: name %(n)d") % {"n": number},
                max_length=200,
                required=number == 1,
            )
            self.fields[f"harmer{number}_born"] = forms.CharField(
                label=BORN, max_length=10, required=False
            )
        for name, label in zip(NOTED, LABELS, strict=True):
            self.fields[name] = forms.ChoiceField(
                label=label, choices=Noted, initial=Noted.UNKNOWN, widget=forms.RadioSelect
            )

    def clean_victim_born(self) -> str:
        """A birth, as far as it is known."""
        return written_birth(self.cleaned_data["victim_born"])

    def clean(self) -> dict[str, Any]:
        """Births of who harms."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for number in range(1, MOST_HARMERS + 1):
            try:
                written_birth(data.get(f"harmer{number}_born", ""))
            except ValidationError as wrong:
                self.add_error(f"harmer{number}_born", wrong)
        return data

    def said(self) -> dict[str, Any]:
        """What the action takes."""
        data = {**self.cleaned_data}
        data.pop("form_id")
        rows = [
            (data.pop(f"harmer{n}"), data.pop(f"harmer{n}_born"))
            for n in range(1, MOST_HARMERS + 1)
        ]
        return {**data, "harmers": named(rows)}


class ReceiveForm(ReferForm):
    """The same from elsewhere."""

    agency = forms.ChoiceField(label=_("Which agency refers?"), required=False)
    outside = forms.CharField(label=_("Another agency: its name"), max_length=120, required=False)
    is_police = forms.BooleanField(label=_("It is a police force"), required=False)

    def __init__(self, *args: Any, agencies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].choices = [  # type: ignore[attr-defined]
            ("", _("Another agency")),
            *agencies,
        ]
        self.order_fields(("agency", "outside", "is_police"))

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        data = super().clean()
        if not data.get("agency") and not data.get("outside"):
            self.add_error("outside", _("Choose an agency, or write its name"))
        return data

    def said(self) -> dict[str, Any]:
        """What was referred, without who refers."""
        found = super().said()
        return {
            name: each
            for name, each in found.items()
            if name not in ("agency", "outside", "is_police")
        }


class PlanForm(FormOnce):
    """A meeting."""

    day = DateField(label=_("On which day?"), picker=True)
    time = TimeField(label=_("At what time?"))
    place = forms.CharField(label=_("Where (optional)"), max_length=200, required=False)
    research_by = DateField(label=_("Research until"), picker=True)


class ResearchForm(Form):
    """An agency's part."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    known = forms.CharField(
        label=_("What does your agency know of these people?"),
        max_length=4000,
        required=False,
        widget=forms.Textarea,
        help_text=_("Only what is relevant and proportionate: who reads it may have to act on it."),
    )
    nothing_known = forms.BooleanField(label=_("My agency knows nothing of them"), required=False)
    proposes = forms.CharField(
        label=_("What can your agency do?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea,
    )
    is_ready = forms.BooleanField(
        label=_("Share it with those at the meeting once it begins"), required=False
    )
    looks: ClassVar[Mapping[str, Look]] = {"known": Look(rows=6), "proposes": Look(rows=3)}


class MinutesForm(Form):
    """What is said of a case."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    risks = forms.CharField(
        label=_("Risks"), max_length=3000, required=False, widget=forms.Textarea
    )
    minutes = forms.CharField(
        label=_("What was shared and decided"),
        max_length=6000,
        required=False,
        widget=forms.Textarea,
    )
    wants = forms.CharField(
        label=_("What the victim wants"), max_length=2000, required=False, widget=forms.Textarea
    )
    will_be_told = forms.CharField(
        label=_("What the victim is told, by whom, and how it is safe"),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
    )
    idva = forms.CharField(label=_("IDVA"), max_length=300, required=False)
    looks: ClassVar[Mapping[str, Look]] = {
        each: Look(rows=2) for each in ("risks", "wants", "will_be_told")
    } | {"minutes": Look(rows=4)}


class ActionForm(FormOnce):
    """An action: who, what, until when."""

    agency = forms.ChoiceField(label=_("Agency"))
    words = forms.CharField(label=_("What it does"), max_length=1000)
    due_date = DateField(label=_("Until"), picker=True)

    def __init__(self, *args: Any, agencies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].choices = agencies  # type: ignore[attr-defined]


class AnswerForm(Form):
    """What came of an action."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    answer = forms.CharField(label=_("What came of it?"), max_length=1000, widget=forms.Textarea)
    looks: ClassVar[Mapping[str, Look]] = {"answer": Look(rows=3)}


class ChooseForm(FormOnce):
    """One of a list: an area, an agency, a MARAC."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    chosen = forms.ChoiceField(label=_("Which?"))

    def __init__(
        self, *args: Any, choices: list[tuple[str, str]], label: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = choices  # type: ignore[attr-defined]
        if label:
            self.fields["chosen"].label = label
