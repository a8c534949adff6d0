"""The parameters of the open feed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.directory.queries import FeedAsked
from wayside.directory.vocabulary import Weekday

PER_PAGE = 50
MOST_PER_PAGE = 100


class PageForm(forms.Form):
    """Which page, of what size."""

    page = forms.IntegerField(min_value=1, max_value=1_000_000, required=False)
    per_page = forms.IntegerField(min_value=1, max_value=MOST_PER_PAGE, required=False)

    def numbers(self) -> tuple[int, int]:
        """The page's number and size."""
        asked = self.cleaned_data
        return asked["page"] or 1, asked["per_page"] or PER_PAGE


class FeedForm(PageForm):
    """What the standard lets a reader ask of services."""

    search = forms.CharField(max_length=200, required=False)
    taxonomy_term_id = forms.UUIDField(required=False)
    taxonomy_id = forms.UUIDField(required=False)
    minimum_age = forms.DecimalField(min_value=0, max_value=130, required=False)
    maximum_age = forms.DecimalField(min_value=0, max_value=130, required=False)
    start_time = forms.TimeField(required=False)
    end_time = forms.TimeField(required=False)
    day = forms.ChoiceField(choices=[(each.value, each.value) for each in Weekday], required=False)

    def asked(self) -> FeedAsked:
        """The same as a value."""
        names = set(self.fields) - {"page", "per_page", "proximity"}
        return FeedAsked(**{name: self.cleaned_data[name] for name in names})


class PlacesForm(FeedForm):
    """The same for places, with the postcode; how far from one this service cannot say."""

    postcode = forms.RegexField(r"^[A-Za-z0-9 ]{2,10}$", required=False)
    proximity = forms.CharField(required=False)

    def clean_proximity(self) -> Any:
        """Refused rather than left out: an answer that ignores it would be wrong."""
        if self.cleaned_data["proximity"]:
            raise forms.ValidationError(
                _("This feed does not know where a postcode is. Ask by postcode alone.")
            )
        return ""
