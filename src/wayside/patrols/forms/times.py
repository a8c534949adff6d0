"""A patrol's day and hours."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext_lazy as _

from wayside.patrols.calendar import IsoWeek
from wayside.patrols.forms.simple import OnceForm
from wayside.web.forms import Look, TimeField


class PatrolForm(OnceForm):
    """One of the week's days, from when until when."""

    day = forms.TypedChoiceField(
        label=_("Day"), coerce=int, widget=forms.RadioSelect, choices=[(n, "") for n in range(1, 8)]
    )
    start = TimeField(label=_("Start"))
    end = TimeField(
        label=_("End"), help_text=_("An end at or before the start is on the next day.")
    )
    note = forms.CharField(
        label=_("Note"),
        help_text=_("For those who go out. Do not name or describe a person."),
        required=False,
        max_length=1000,
        widget=forms.Textarea,
    )
    looks: ClassVar[Mapping[str, Look]] = {
        "day": Look(small=True, inline=True),
        "start": Look(width="5"),
        "end": Look(width="5"),
        "note": Look(rows=3),
    }
    form_errors_lead_to: ClassVar[str] = "start"

    def __init__(self, *args: Any, week: IsoWeek, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].choices = [  # type: ignore[attr-defined]
            (number, format_date(week.day(number), "D j M")) for number in range(1, 8)
        ]
