"""The filters of the hot spots, all of them in the address so that a view can be shared."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext_lazy as _

from wayside.crime.hotspots.asked import Asked
from wayside.crime.hotspots.ranking import MOST_PLACES
from wayside.crime.hotspots.settings import Settings
from wayside.crime.hotspots.source import Holdings, months_to_choose
from wayside.crime.hotspots.vocabulary import ANALYST_LAYERS, Layer, Variant
from wayside.partners.vocabulary import Dataset
from wayside.web.forms import Form, Look

EVERYTHING = "all"
HOW_MANY = _("Enter how many places as a number from 1 to 50")
WINDOWS = (
    (EVERYTHING, _("Everything held, the newest counting most")),
    ("24", _("The last 24 months")),
    ("12", _("The last 12 months")),
    ("6", _("The last 6 months")),
    ("3", _("The last 3 months")),
)


class ViewForm(Form):
    """Month, window, kinds and how many. What the address does not say is as usual, so the boxes
    show what holds; wrong answers are named, right ones still hold."""

    as_of = forms.ChoiceField(label=_("As known at the start of"))
    window = forms.ChoiceField(
        label=_("Counting"),
        choices=WINDOWS,
        error_messages={"invalid_choice": _("Choose 3, 6, 12 or 24 months, or everything")},
    )
    top = forms.IntegerField(
        label=_("How many places"),
        min_value=1,
        max_value=MOST_PLACES,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), HOW_MANY),
    )
    dataset = forms.MultipleChoiceField(label=_("Sources"), widget=forms.CheckboxSelectMultiple)
    kind = forms.MultipleChoiceField(
        label=_("Kinds that count"), widget=forms.CheckboxSelectMultiple
    )
    police = forms.ChoiceField(
        label=_("Police-generated records"),
        widget=forms.HiddenInput,
        choices=(("in", _("Counted")), ("out", _("Left out"))),
        error_messages={"invalid_choice": _("Police-generated records are counted or left out")},
    )
    layer = forms.ChoiceField(
        label=_("Layer"),
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
        self, data: QueryDict, *, settings: Settings, holdings: Holdings, today: date
    ) -> None:
        self.settings = settings
        self.months = months_to_choose(holdings, today)
        months = [(f"{month:%Y-%m}", format_date(month, "F Y")) for month in self.months]
        counted = settings.terms(today).weights
        kinds = [(row.key, row.label) for row in settings.kinds if row.key in counted]
        sources = [(d.value, d.label) for d in Dataset if holdings.covers(d)]
        self.usual: dict[str, list[str]] = {
            "as_of": [months[0][0]] if months else [],
            "window": [EVERYTHING],
            "top": [str(settings.sizes.places_proposed)],
            "dataset": [value for value, _label in sources],
            "kind": [key for key, _label in kinds],
            "police": ["in"],
            "layer": [Layer.GI_STAR.value],
        }
        super().__init__(filled(data, self.usual))
        span = {"first": months[-1][0], "last": months[0][0]} if months else {}
        self._choose(
            "as_of", months, _("Choose a month from %(first)s to %(last)s, like %(last)s"), span
        )
        self._choose("dataset", sources, _("Choose sources that are held for this area"))
        self._choose("kind", kinds, _("Choose kinds that count in this area"))

    def asked(self) -> Asked:
        """The view asked for; what was wrong falls back to the usual."""
        self.is_valid()
        found = {name: self.cleaned_data.get(name) or self._usual(name) for name in self.usual}
        month = date.fromisoformat(f"{found['as_of']}-01") if found["as_of"] else date.min
        window = None if found["window"] == EVERYTHING else int(found["window"])
        terms = self.settings.terms(month, window)
        return Asked(
            terms=terms.of_datasets(found["dataset"]).of_kinds(found["kind"]),
            top=int(found["top"]),
            variant=Variant.WITHOUT_POLICE if found["police"] == "out" else Variant.ALL,
            layer=Layer(found["layer"]),
            pairs=tuple(self._pairs(found)),
        )

    def _usual(self, name: str) -> Any:
        usual = self.usual[name]
        many = isinstance(self.fields[name], forms.MultipleChoiceField)
        return usual if many else (usual[0] if usual else "")

    def _pairs(self, found: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """The answers that differ from the usual, for addresses."""
        for name, value in found.items():
            values = [str(one) for one in (value if isinstance(value, list) else [value])]
            if sorted(values) != sorted(self.usual[name]):
                yield from ((name, one) for one in values)

    def _choose(
        self, name: str, choices: list[Any], wrong: Any, values: Mapping[str, str] | None = None
    ) -> None:
        field = self.fields[name]
        field.required = bool(choices)
        if isinstance(field, forms.ChoiceField):
            field.choices = choices
            field.error_messages["invalid_choice"] = wrong % values if values else wrong


def filled(data: QueryDict, usual: Mapping[str, list[str]]) -> QueryDict:
    """The answers of the address, with the usual where it says nothing."""
    whole = data.copy()
    for name, values in usual.items():
        if not any(data.getlist(name)):
            whole.setlist(name, list(values))
    return whole
