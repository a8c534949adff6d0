"""A file with staff or with their time."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wayside.web.forms import Form, LimitedFileField, Look
from wayside.workforce.models import Worker
from wayside.workforce.vocabulary import AbsenceKind

STAFF, TIME, TRAINING, CALENDAR = "staff", "time", "training", "calendar"
WHATS = (
    (STAFF, _("A list of staff (CSV or XLSX)")),
    (TIME, _("A list of availability (CSV or XLSX)")),
    (TRAINING, _("A list of training (CSV or XLSX)")),
    (CALENDAR, _("One person's calendar (iCalendar)")),
)


class ImportForm(Form):
    """What the file holds; a calendar needs whose it is and what its events are."""

    what = forms.ChoiceField(label=_("What is it?"), choices=WHATS, widget=forms.RadioSelect)
    worker = forms.ModelChoiceField(
        Worker.objects.none(), label=_("Whose calendar?"), required=False
    )
    kind = forms.ChoiceField(
        label=_("What are its events?"),
        choices=(*AbsenceKind.choices, ("shift", _("Shifts"))),
        required=False,
        widget=forms.RadioSelect,
    )
    file = LimitedFileField(limit="staff", label=_("File"))
    looks: ClassVar[Mapping[str, Look]] = {"what": Look(small=True), "kind": Look(small=True)}

    def __init__(self, *args: Any, workers: QuerySet[Worker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["worker"].queryset = workers  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A calendar says neither whose it is nor what its events are."""
        data: dict[str, Any] = self.cleaned_data
        if data.get("what") == CALENDAR:
            for name in ("worker", "kind"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, str(_("Choose one, because the calendar does not say")))
        return data


class TakeOverForm(Form):
    """What was shown, sealed, to be taken over as it was shown."""

    sealed = forms.CharField(widget=forms.HiddenInput, label="")
