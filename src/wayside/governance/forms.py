"""Narrowing a list, and saying what an export is for."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.audit.queries import Criteria
from wayside.governance.vocabulary import KIND_CHOICES, ReviewPurpose, operations_of
from wayside.web.clock import LONDON
from wayside.web.forms import DateField, Form, Look


def start_of(day: date) -> datetime:
    """When a day begins in London."""
    return datetime.combine(day, datetime.min.time(), tzinfo=LONDON)


class PeriodForm(Form):
    """From which day until which; it stands in the address."""

    first = DateField(label=_("From"), required=False, picker=True)
    last = DateField(label=_("Until"), required=False, picker=True)

    def clean(self) -> dict[str, Any]:
        """A period does not end before it begins."""
        data = super().clean() or {}
        first, last = data.get("first"), data.get("last")
        if first and last and last < first:
            self.add_error("last", _("The last day must not be before the first"))
        if last == date.max:  # the day after it is in no calendar
            self.add_error("last", _("Choose an earlier day"))
        return data

    def criteria(self) -> Criteria:
        """What the list is narrowed to; a faulty form does not narrow."""
        data = self.cleaned_data if self.is_valid() else {}
        first, last = data.get("first"), data.get("last")
        return Criteria(
            since=start_of(first) if first else None,
            until=start_of(last + timedelta(days=1)) if last else None,
        )


class EventFilterForm(PeriodForm):
    """Whose events, of which kind, in which period."""

    person = forms.ChoiceField(label=_("Person"), required=False)
    kind = forms.ChoiceField(label=_("What"), required=False, choices=KIND_CHOICES)
    quiet = forms.BooleanField(label=_("Leave out looks at these pages"), required=False)
    field_order = ("person", "kind", "first", "last", "quiet")
    looks = {"quiet": Look(small=True)}

    def __init__(self, *args: Any, people: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = [(str(key), name) for key, name in people.items()]
        self.fields["person"].choices = [("", _("Anybody")), *listed]  # type: ignore[attr-defined]

    def criteria(self) -> Criteria:
        """What the list is narrowed to."""
        period = super().criteria()
        data = self.cleaned_data if self.is_valid() else {}
        return Criteria(
            person_id=UUID(data["person"]) if data.get("person") else None,
            operations=operations_of(data.get("kind", "")),
            since=period.since,
            until=period.until,
            without_room="governance" if data.get("quiet") else "",
        )


class ExportForm(Form):
    """What the file is for; the law leaves open only what is offered."""

    purpose = forms.ChoiceField(
        label=_("What is the file for?"),
        choices=ReviewPurpose.choices,
        widget=forms.RadioSelect,
        help_text=_("The law allows no other use of these records, managing performance neither."),
    )
    reference = forms.CharField(
        label=_("Case or request number"),
        required=False,
        max_length=40,
        help_text=_("Name nobody."),
    )
    looks = {"reference": Look(width="20")}

    def purpose_in_words(self) -> str:
        """The purpose as the trail and the file tell it."""
        chosen = ReviewPurpose(self.cleaned_data["purpose"]).label
        reference = self.cleaned_data["reference"]
        return f"{chosen} ({reference})" if reference else str(chosen)
