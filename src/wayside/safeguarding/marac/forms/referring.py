"""Referring to a MARAC, from a record or from elsewhere."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wayside.people.rules import Born
from wayside.safeguarding.dash.forms import FormOnce
from wayside.safeguarding.dash.vocabulary import Criterion
from wayside.safeguarding.marac.actions import Sharing
from wayside.safeguarding.marac.rules import named
from wayside.safeguarding.marac.vocabulary import Noted, Told
from wayside.safeguarding.models.marac import NOTED
from wayside.sharing.consent.vocabulary import HowGiven
from wayside.sharing.disclosures.vocabulary import Basis
from wayside.web.forms import Look
from wayside.web.states import NotNow

MOST_HARMERS = 3
SMALLER = ("reasons", "wants", "told_words", "necessity", "proportionality")
SHARING = ("how", "capacity_considered", "capacity_note", "is_urgent")
HOW = [pair for pair in HowGiven.choices if pair[0] != HowGiven.NOT_SAID]
WITHOUT_CONSENT = [
    (Basis.CONSENT.value, Basis.CONSENT.label),
    (Basis.SAFEGUARDING_ADULT.value, Basis.SAFEGUARDING_ADULT.label),
    (Basis.VITAL_INTERESTS.value, Basis.VITAL_INTERESTS.label),
    (Basis.SAFEGUARDING_CHILD.value, Basis.SAFEGUARDING_CHILD.label),
    (Basis.CRIME_PREVENTION.value, Basis.CRIME_PREVENTION.label),
]
BORN = _("Born: a year, a month or a day")
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


class CaseForm(FormOnce):
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
    told_words = forms.CharField(
        label=_("What was said, or why was nothing said?"),
        help_text=_("What they were told and what they answered; or why telling is not safe."),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
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
    idva = forms.CharField(label=_("IDVA"), max_length=300, required=False)
    children = forms.IntegerField(
        label=_("Children in the household"), min_value=0, max_value=30, initial=0
    )
    looks: ClassVar[Mapping[str, Look]] = {
        **{each: Look(rows=3) for each in SMALLER},
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


class ReferForm(CaseForm):
    """The same from a record: how they agreed, or whether it cannot wait for a second person."""

    how = forms.ChoiceField(
        label=_("If they agree: how did they say it?"),
        choices=HOW,
        initial=HowGiven.SPOKEN,
        widget=forms.RadioSelect,
    )
    capacity_considered = forms.BooleanField(
        label=_("If they agree: I have considered whether they can decide this now, and they can"),
        required=False,
    )
    capacity_note = forms.CharField(
        label=_("If they agree: how did you consider it?"),
        help_text=_("Leave both blank where the consent ledger says already that they agree."),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
    )
    is_urgent = forms.BooleanField(
        label=_(
            "Without consent: somebody’s safety cannot wait for a second person. It goes at once, "
            "and is taken back if nobody else confirms it in 24 hours"
        ),
        required=False,
    )
    looks: ClassVar[Mapping[str, Look]] = {
        **CaseForm.looks,
        "how": Look(small=True, inline=True),
        "capacity_note": Look(rows=2),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = list(self.fields)
        for name in reversed(SHARING):
            names.remove(name)
            names.insert(names.index("proportionality") + 1, name)
        self.order_fields(names)

    def said(self) -> dict[str, Any]:
        """What the referral says."""
        return {name: each for name, each in super().said().items() if name not in SHARING}

    def shared(self) -> Sharing:
        """How it goes."""
        return Sharing(**{name: self.cleaned_data[name] for name in SHARING})


class ReceiveForm(CaseForm):
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
