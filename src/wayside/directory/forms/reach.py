"""When, where and how a service is reached."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.directory.models.values import Hours, Place, Reach
from wayside.directory.rules import holds_postcode
from wayside.directory.vocabulary import Weekday
from wayside.partners.models import Area
from wayside.web.forms import Form, Look, TimeField

ONE_A_LINE = _("One a line.")


class ReachForm(Form):
    """For whom from where, and in which languages; numbers and hours stand in rows beside it."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, label="")
    languages = forms.CharField(
        label=_("Languages"), help_text=ONE_A_LINE, widget=forms.Textarea, required=False
    )
    served = forms.ModelMultipleChoiceField(
        label=_("Areas it serves"), queryset=Area.objects.none(), required=False
    )
    served_in_words = forms.CharField(
        label=_("Other areas it serves"),
        help_text=ONE_A_LINE,
        widget=forms.Textarea,
        required=False,
    )
    refused = forms.ModelMultipleChoiceField(
        label=_("Areas it takes nobody from"),
        help_text=_("A refuge often takes nobody from around it."),
        queryset=Area.objects.none(),
        required=False,
    )
    looks: ClassVar[Mapping[str, Look]] = {
        "languages": Look(rows=3, width="20"),
        "served_in_words": Look(rows=3, width="two-thirds"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("served", "refused"):
            self.fields[name].queryset = Area.objects.exclude(level="ward").defer("boundary")  # type: ignore[attr-defined]

    def clean_languages(self) -> tuple[str, ...]:
        """The languages, each once."""
        return self._lines("languages", 80)

    def clean_served_in_words(self) -> tuple[str, ...]:
        """The areas in words, each once."""
        return self._lines("served_in_words", 1000)

    def clean(self) -> dict[str, Any]:
        """An area is served or refused, not both."""
        cleaned = super().clean() or {}
        both = set(cleaned.get("served") or ()) & set(cleaned.get("refused") or ())
        for area in both:
            self.add_error("refused", _("%(area)s is chosen twice") % {"area": area})
        return cleaned

    def _lines(self, name: str, most: int) -> tuple[str, ...]:
        found = [each.strip() for each in self.cleaned_data[name].splitlines() if each.strip()]
        if any(len(each) > most for each in found):
            raise forms.ValidationError(_("A line has more than %(n)d characters") % {"n": most})
        return tuple(dict.fromkeys(found))


class PhoneForm(Form):
    """One number; a row left blank is none."""

    number = forms.CharField(label=_("Number"), max_length=60, required=False)
    description = forms.CharField(label=_("What it is for"), max_length=500, required=False)
    looks: ClassVar[Mapping[str, Look]] = {
        "number": Look(width="20", bold=False),
        "description": Look(width="two-thirds", bold=False),
    }


class HoursForm(Form):
    """Days with hours, or words; a row left blank is none."""

    days = forms.MultipleChoiceField(
        label=_("Days"),
        choices=Weekday.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    opens = TimeField(label=_("Opens"), required=False)
    closes = TimeField(label=_("Closes"), required=False)
    words = forms.CharField(label=_("In words"), max_length=2000, required=False)
    looks: ClassVar[Mapping[str, Look]] = {
        "days": Look(small=True, inline=True, bold=False),
        "opens": Look(bold=False),
        "closes": Look(bold=False),
        "words": Look(width="two-thirds", bold=False),
    }

    def clean(self) -> dict[str, Any]:
        """Hours are of some day."""
        cleaned = super().clean() or {}
        if (cleaned.get("opens") or cleaned.get("closes")) and not cleaned.get("days"):
            self.add_error("days", _("Choose the days of these hours"))
        return cleaned


PhoneFormSet = forms.formset_factory(PhoneForm, extra=1, max_num=20, validate_max=True)
HoursFormSet = forms.formset_factory(HoursForm, extra=1, max_num=20, validate_max=True)


def reach(form: ReachForm, phones: Any, hours: Any) -> Reach:
    """What valid forms say."""
    data = form.cleaned_data
    numbers = {
        row["number"].strip(): row["description"].strip()
        for row in (each.cleaned_data for each in phones)
        if row.get("number", "").strip()
    }
    found = [
        Hours(tuple(row["days"]), row["opens"], row["closes"], row["words"].strip())
        for row in (each.cleaned_data for each in hours)
        if row
    ]
    return Reach(
        phones=tuple(numbers.items()),
        hours=tuple(dict.fromkeys(each for each in found if each != Hours())),
        languages=data["languages"],
        served=tuple(each.id for each in data["served"]),
        refused=tuple(each.id for each in data["refused"]),
        served_in_words=data["served_in_words"],
    )


class PlaceForm(Form):
    """Where an open service is."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, label="")
    name = forms.CharField(label=_("Name of the place"), max_length=200, required=False)
    address_1 = forms.CharField(label=_("Building and street"), max_length=500)
    city = forms.CharField(label=_("Town or city"), max_length=200)
    state_province = forms.CharField(label=_("County"), max_length=200, required=False)
    postal_code = forms.CharField(label=_("Postcode"), max_length=20)
    access = forms.CharField(
        label=_("How it can be entered and used"),
        max_length=2000,
        widget=forms.Textarea,
        required=False,
    )
    looks: ClassVar[Mapping[str, Look]] = {
        "postal_code": Look(width="10"),
        "city": Look(width="two-thirds"),
        "access": Look(rows=3),
    }

    def clean_postal_code(self) -> str:
        """A postcode, in capitals."""
        typed = str(self.cleaned_data["postal_code"]).upper().strip()
        if not holds_postcode(typed):
            raise forms.ValidationError(_("Enter a whole postcode, like SW9 0AA"))
        return typed

    def place(self) -> Place:
        """What a valid form says."""
        data = {name: each for name, each in self.cleaned_data.items() if name != "version"}
        return Place(**data)
