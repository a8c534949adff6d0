"""The filters of the hot spots, all of them in the address so that a view can be shared."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext_lazy as _

from wayside.crime.hotspots.asked import Asked
from wayside.crime.hotspots.ranking import MOST_PLACES
from wayside.crime.hotspots.settings import Settings
from wayside.crime.hotspots.source import Holdings
from wayside.crime.hotspots.vocabulary import ANALYST_LAYERS, Layer, Variant
from wayside.partners.vocabulary import Dataset
from wayside.web.forms import Form, Look

WINDOWS = (
    ("", _("Everything held, the newest counting most")),
    ("24", _("The last 24 months")),
    ("12", _("The last 12 months")),
    ("6", _("The last 6 months")),
    ("3", _("The last 3 months")),
)


class ViewForm(Form):
    """Month, window, kinds and how many; wrong answers are named, right ones still hold."""

    as_of = forms.ChoiceField(label=_("As known at the start of"), required=False)
    window = forms.ChoiceField(label=_("Counting"), choices=WINDOWS, required=False)
    dataset = forms.MultipleChoiceField(
        label=_("Sources"), required=False, widget=forms.CheckboxSelectMultiple
    )
    kind = forms.MultipleChoiceField(
        label=_("Kinds that count"), required=False, widget=forms.CheckboxSelectMultiple
    )
    top = forms.IntegerField(
        label=_("How many places"),
        required=False,
        min_value=1,
        max_value=MOST_PLACES,
        error_messages={
            "invalid": _("Enter how many places as a number from 1 to 50"),
            "min_value": _("Enter how many places as a number from 1 to 50"),
            "max_value": _("Enter how many places as a number from 1 to 50"),
        },
    )
    police = forms.ChoiceField(
        label=_("Police-generated records"),
        required=False,
        choices=(("", _("Counted")), ("out", _("Left out"))),
        error_messages={"invalid_choice": _("Police-generated records are counted or left out")},
    )
    layer = forms.ChoiceField(
        required=False,
        widget=forms.HiddenInput,
        choices=[(layer.value, layer.label) for layer in ANALYST_LAYERS],
        error_messages={"invalid_choice": _("There is no such layer: choose one of those named")},
    )
    looks = {
        "top": Look(width="3"),
        "dataset": Look(small=True),
        "kind": Look(small=True),
    }

    def __init__(
        self, data: Mapping[str, Any], *, settings: Settings, holdings: Holdings, today: date
    ) -> None:
        super().__init__(data)
        self.settings = settings
        self.months = months_to_choose(holdings, today)
        choices = [(f"{month:%Y-%m}", format_date(month, "F Y")) for month in self.months]
        self._choose("as_of", choices)
        self._choose("dataset", [(d.value, d.label) for d in Dataset if holdings.covers(d)])
        self._choose("kind", [(row.key, row.label) for row in settings.kinds if row.counts])
        if choices:
            span = {"first": choices[-1][0], "last": choices[0][0]}
            words = _("Choose a month from %(first)s to %(last)s, written like %(last)s")
            self.fields["as_of"].error_messages["invalid_choice"] = words % span
        self.fields["window"].error_messages["invalid_choice"] = _(
            "Choose 3, 6, 12 or 24 months, or everything"
        )

    def asked(self) -> Asked:
        """The view asked for; what was wrong falls back to the usual."""
        self.is_valid()
        found = self.cleaned_data
        month = date.fromisoformat(f"{found['as_of']}-01") if found.get("as_of") else None
        terms = self.settings.terms(
            month or (self.months[0] if self.months else date.min),
            int(found["window"]) if found.get("window") else None,
        )
        if found.get("dataset"):
            terms = terms.of_datasets(found["dataset"])
        if found.get("kind"):
            terms = terms.of_kinds(found["kind"])
        return Asked(
            terms=terms,
            top=found.get("top") or self.settings.sizes.places_proposed,
            variant=Variant.WITHOUT_POLICE if found.get("police") == "out" else Variant.ALL,
            layer=Layer(found.get("layer") or Layer.GI_STAR),
            pairs=tuple(_pairs(found)),
        )

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices
            field.error_messages["invalid_choice"] = _(
                "%(value)s is not among what can be chosen here"
            )


def months_to_choose(holdings: Holdings, today: date) -> tuple[date, ...]:
    """The months that a ranking can be made as of, newest first: each month after one held."""
    if holdings.first_month is None or holdings.last_month is None:
        return ()
    last = min(next_month(holdings.last_month), max(today.replace(day=1), holdings.first_month))
    months = [max(last, next_month(holdings.first_month))]
    while months[-1] > next_month(holdings.first_month):
        months.append(_month_before(months[-1]))
    return tuple(months)


def next_month(month: date) -> date:
    """The first day of the next month."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _month_before(month: date) -> date:
    return date(month.year - (month.month == 1), (month.month - 2) % 12 + 1, 1)


def _pairs(found: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The answers that differ from the usual, for addresses."""
    pairs: list[tuple[str, str]] = []
    for name, value in found.items():
        many = value if isinstance(value, list) else [value]
        pairs += [(name, str(one)) for one in many if one not in ("", None)]
    return pairs
