"""Why a night is cancelled, or moved to another day, of its own week or of another."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.patrols.forms import ReasonForm
from wayside.patrols.parts.vocabulary import DisruptionKind
from wayside.web.forms import DateField, Look


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
    """The same, and to which day."""

    day = DateField(
        label=_("New day"),
        help_text=_("Of this week or of another that is not closed."),
        picker=True,
    )
