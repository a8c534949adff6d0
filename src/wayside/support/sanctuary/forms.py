"""The home, its assessment, what the landlord is told, works, and how safe somebody feels."""

from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.support.sanctuary.vocabulary import Feels, Finding, Landlord, Part, Why, Work
from wayside.web.forms import DateField, Form, Look

NOT_LOOKED_AT = ("", _("Not looked at"))


class VersionForm(Form):
    """What every form of a scheme sends along."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")


class HomeForm(Form):
    """Whose home it is about."""

    address = forms.CharField(
        label=_("Which home is it?"),
        max_length=300,
        help_text=_("Locked, and shown on this record alone."),
    )
    form_id = forms.UUIDField(widget=forms.HiddenInput, label="")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"form_id": uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)


class AssessmentForm(VersionForm):
    """What was found, part by part."""

    wants_to_stay = forms.BooleanField(
        label=_("This person wants to stay there: it is their own choice"), required=False
    )
    lives_apart = forms.BooleanField(
        label=_("Who harms does not live there, and has no right to"), required=False
    )
    landlord = forms.ChoiceField(
        label=_("Whose home is it?"), choices=Landlord, widget=forms.RadioSelect
    )
    risk = forms.CharField(
        label=_("What may happen there, and what would be safest?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea,
    )
    looks: ClassVar[Mapping[str, Look]] = {
        "landlord": Look(small=True),
        "risk": Look(rows=4),
        **{each.value: Look(small=True, inline=True) for each in Part},
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part in Part:
            self.fields[part.value] = forms.ChoiceField(
                label=part.label,
                choices=[NOT_LOOKED_AT, *Finding.choices],
                required=False,
                widget=forms.RadioSelect,
            )
            self.fields[f"{part.value}_words"] = forms.CharField(
                label=_("What to do: %(part)s") % {"part": part.label.lower()},
                max_length=300,
                required=False,
            )

    def found(self) -> dict[str, list[str]]:
        """What was found, by part."""
        data = self.cleaned_data
        return {
            part.value: [data[part.value], data[f"{part.value}_words"]]
            for part in Part
            if data[part.value]
        }


class LandlordForm(VersionForm):
    """What the landlord is told."""

    landlord_told = forms.CharField(
        label=_("What is the landlord told, word for word?"),
        max_length=1000,
        widget=forms.Textarea,
        help_text=_("Only what the works need. It need not say why, nor who harms."),
    )
    consent = forms.BooleanField(
        label=_("This person agreed that the landlord is asked, in these words"), required=False
    )
    looks: ClassVar[Mapping[str, Look]] = {"landlord_told": Look(rows=4)}


class WhyForm(VersionForm):
    """Why it does not go on."""

    why = forms.ChoiceField(label=_("Why?"), choices=Why, widget=forms.RadioSelect)
    looks: ClassVar[Mapping[str, Look]] = {"why": Look(small=True)}


class WorkForm(VersionForm):
    """A work to order."""

    work = forms.ChoiceField(label=_("What is done?"), choices=Work, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("What exactly?"),
        max_length=500,
        required=False,
        help_text=_("Whoever does it is told this, the address and a time: nothing of why."),
    )
    by_date = DateField(label=_("Until"), picker=True)
    looks: ClassVar[Mapping[str, Look]] = {"work": Look(small=True)}


class FeelingForm(VersionForm):
    """Whether somebody feels safer."""

    feels = forms.ChoiceField(
        label=_("Does this person feel safer at home?"), choices=Feels, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("In their own words"), max_length=1000, required=False, widget=forms.Textarea
    )
    looks: ClassVar[Mapping[str, Look]] = {"feels": Look(small=True), "words": Look(rows=4)}
