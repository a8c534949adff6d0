"""What forms of a step have in common."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.sharing.disclosures.queries import disclosures
from wayside.sharing.disclosures.vocabulary import LIVE
from wayside.sharing.models import Disclosure, Subject
from wayside.web.clock import LONDON, day_of
from wayside.web.components.text import london_short
from wayside.web.forms import DateField, Form, Look, TimeField, VersionForm


class MomentForm(Form):
    """A day and a time, now if nothing is said."""

    day = DateField(label=_("Day, if not today"), picker=True, required=False)
    clock = TimeField(label=_("Time, if not now"), required=False)

    def moment(self, now: datetime) -> datetime:
        """When it was."""
        day, clock = self.cleaned_data["day"], self.cleaned_data["clock"]
        if day is None and clock is None:
            return now
        local = datetime.combine(
            day or day_of(now), clock or now.astimezone(LONDON).time(), tzinfo=LONDON
        )
        return local.astimezone(UTC)


class DayForm(VersionForm):
    """When it was, and a word."""

    on_date = DateField(label=_("When was it?"), picker=True)
    words = forms.CharField(
        label=_("What is there to say of it?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea,
    )
    looks: ClassVar[Mapping[str, Look]] = {"words": Look(rows=3)}


class DisclosureForm(DayForm):
    """What somebody outside was told: by one of the disclosures of this record."""

    disclosure = forms.ModelChoiceField(
        label=_("With which disclosure?"),
        queryset=Disclosure.objects.none(),
        help_text=_("None yet? Disclose it first, on the record’s page of disclosures."),
    )

    def __init__(self, *args: Any, subject: Subject, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["disclosure"]
        field.queryset = disclosures(subject).filter(state__in=LIVE)
        field.label_from_instance = named


def named(held: Disclosure) -> str:
    """A disclosure in a list: to whom, when, on which basis."""
    return f"{held.recipient.name}, {london_short(held.made_at)}: {held.get_basis_display()}"


class WordsForm(VersionForm):
    """Words alone."""

    words = forms.CharField(label=_("Why?"), max_length=1000, widget=forms.Textarea)
    looks: ClassVar[Mapping[str, Look]] = {"words": Look(rows=3)}
