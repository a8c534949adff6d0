"""Why a night is cancelled, or moved to another day."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext_lazy as _

from wayside.patrols.calendar import IsoWeek
from wayside.patrols.forms import ReasonForm
from wayside.patrols.parts.vocabulary import DisruptionKind
from wayside.web.forms import Look


class CallOffForm(ReasonForm):
    """The kind of reason, and the reason in words."""

    kind = forms.ChoiceField(
        label=_("Kind of reason"),
        choices=DisruptionKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the kind of reason")},
    )
    looks: ClassVar[Mapping[str, Look]] = {
        "reason": Look(width="two-thirds"),
        "kind": Look(small=True),
    }
    field_order = ("day", "kind", "reason", "token", "version")
    form_errors_lead_to: ClassVar[str] = "reason"


class MoveForm(CallOffForm):
    """The same, and to which day of the week."""

    day = forms.TypedChoiceField(
        label=_("New day"),
        coerce=int,
        widget=forms.RadioSelect,
        choices=[(n, "") for n in range(1, 8)],
    )
    looks: ClassVar[Mapping[str, Look]] = {
        **CallOffForm.looks,
        "day": Look(small=True, inline=True),
    }

    def __init__(self, *args: Any, week: IsoWeek, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].choices = [  # type: ignore[attr-defined]
            (number, format_date(week.day(number), "D j M")) for number in range(1, 8)
        ]
