"""Choosing places and saying how they are visited."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.patrols.forms.positions import PositionField
from wayside.patrols.forms.simple import ABOUT_THE_PLACE, OnceForm
from wayside.patrols.vocabulary import STYLE_HINTS, Style
from wayside.web.forms import Look, TimeField

STYLE_LOOK = Look(hints={style.value: hint for style, hint in STYLE_HINTS.items()}, small=True)
ROUND_OR_TALK = [(style.value, style.label) for style in (Style.VISIBLE, Style.ENGAGEMENT)]


class PickForm(OnceForm):
    """Places of the ranking to put on a patrol."""

    places = forms.MultipleChoiceField(
        label=_("Places"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one place")},
    )
    style = forms.ChoiceField(
        label=_("How they are visited"),
        choices=ROUND_OR_TALK,
        initial=Style.VISIBLE.value,
        widget=forms.RadioSelect,
    )
    looks: ClassVar[Mapping[str, Look]] = {"style": STYLE_LOOK}

    def __init__(self, *args: Any, keys: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["places"].choices = [(key, key) for key in keys]  # type: ignore[attr-defined]


class StyleForm(OnceForm):
    """What every place has: a name, a reason, a style and, when fixed, its time."""

    label = forms.CharField(label=_("Place"), max_length=200)
    reason = forms.CharField(
        label=_("Reason"),
        help_text=ABOUT_THE_PLACE,
        max_length=1000,
        widget=forms.Textarea,
        error_messages={"required": _("Enter why this place")},
    )
    style = forms.ChoiceField(
        label=_("How it is visited"),
        choices=Style.choices,
        initial=Style.VISIBLE.value,
        widget=forms.RadioSelect,
    )
    fixed_start = TimeField(
        label=_("From"), required=False, help_text=_("Only for a fixed time, like 21:30.")
    )
    fixed_end = TimeField(label=_("Until"), required=False)
    looks: ClassVar[Mapping[str, Look]] = {
        "label": Look(width="two-thirds"),
        "reason": Look(rows=3),
        "style": STYLE_LOOK,
        "fixed_start": Look(width="5"),
        "fixed_end": Look(width="5"),
        "where": Look(width="20"),
    }
    form_errors_lead_to: ClassVar[str] = "label"

    def clean(self) -> dict[str, Any]:
        """A fixed place needs both its times; the others have none."""
        data = super().clean() or {}
        if data.get("style") != Style.FIXED:
            return {**data, "fixed_start": None, "fixed_end": None}
        messages = {
            "fixed_start": _("Enter from when people find you there"),
            "fixed_end": _("Enter until when people find you there"),
        }
        for name, message in messages.items():
            if not data.get(name) and name not in self.errors:
                self.add_error(name, str(message))
        return data


class OwnPlaceForm(StyleForm):
    """A place of one's own."""

    where = PositionField(
        label=_("Where"),
        help_text=_(
            "Latitude and longitude (51.4613, -0.1156), easting and northing (531000 175400) "
            "or a grid reference (TQ 310 754)."
        ),
        max_length=60,
    )
    field_order = ("label", "where", "reason", "style", "fixed_start", "fixed_end")


class ChangePlaceForm(StyleForm):
    """Changing a place that is on the plan; where it lies stays."""
