"""Dates as three boxes, dates from a calendar, and times of day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NAMES = (("day", _("Day"), "2"), ("month", _("Month"), "2"), ("year", _("Year"), "4"))
PICKER_FORMATS = ("%d/%m/%Y", "%d/%m/%y", "%d %B %Y", "%d %b %Y", "%d.%m.%Y", "%Y-%m-%d")
LONG_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
MONTHS = {
    spelling: number
    for number, name in enumerate(LONG_MONTHS, start=1)
    for spelling in (name, name[:3], name[:4])
}


@dataclass(frozen=True, slots=True)
class Part:
    """One box of a date."""

    id: str
    name: str
    label: str | Promise
    value: str
    width: str
    wrong: bool


class DateParts(forms.Widget):
    """Day, month and year in a box each, for dates that people know by heart."""

    template_name = "web/forms/date_parts.html"

    def value_from_datadict(
        self, data: Mapping[str, Any], files: Any, name: str
    ) -> tuple[str, str, str] | None:
        """What was typed, or None when all is blank."""
        typed = tuple(str(data.get(f"{name}-{part}") or "").strip() for part, *_rest in NAMES)
        return (typed[0], typed[1], typed[2]) if any(typed) else None

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """Whether no box was sent."""
        return not any(f"{name}-{part}" in data for part, *_rest in NAMES)

    def id_for_label(self, id_: str) -> str:
        """The first box."""
        return f"{id_}-day" if id_ else ""

    def parts(self, name: str, id_: str, value: Any, in_error: bool) -> tuple[Part, ...]:
        """The boxes with what they hold; in a wrong date those at fault, else all three."""
        held = in_boxes(value)
        blank = [not text for text in held]
        faulty = blank if any(blank) and not all(blank) else [True] * 3
        return tuple(
            Part(f"{id_}-{part}", f"{name}-{part}", label, held[i], width, in_error and faulty[i])
            for i, (part, label, width) in enumerate(NAMES)
        )


class DatePicker(forms.DateInput):
    """One box with a calendar, for dates near today."""


class DateField(forms.DateField):
    """A date; ``picker=True`` offers a calendar instead of three boxes."""

    default_error_messages = {
        "required": _("Enter a date"),
        "invalid": _("Enter a real date, for example 27 3 2018"),
        "incomplete": _("The date must include a %(missing)s"),
    }

    def __init__(self, *, picker: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("widget", DatePicker if picker else DateParts)
        kwargs.setdefault("input_formats", PICKER_FORMATS)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> date | None:
        """A date from three boxes or one."""
        if not isinstance(value, tuple | list):
            return super().to_python(value)
        missing = [label for text, (_part, label, _w) in zip(value, NAMES, strict=True) if not text]
        if missing:
            words = str(_(" and ")).join(str(label).lower() for label in missing)
            raise ValidationError(
                self.error_messages["incomplete"], code="incomplete", params={"missing": words}
            )
        day, month, year = value
        try:
            number = MONTHS.get(month.lower()) or int(month)
            if len(year) != 4:
                raise ValueError(year)
            return date(int(year), number, int(day))
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare as dates, however they were typed."""
        if isinstance(data, tuple | list):
            return in_boxes(initial) != tuple(data)
        return super().has_changed(initial, data)


class TimeField(forms.TimeField):
    """A time of day as hours and minutes."""

    default_error_messages = {
        "required": _("Enter a time"),
        "invalid": _("Enter a time like 21:30"),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
        kwargs.setdefault("input_formats", ("%H:%M", "%H:%M:%S", "%H.%M", "%H%M"))
        super().__init__(**kwargs)


def in_boxes(value: Any) -> tuple[str, str, str]:
    """A date, or what was typed for one, as the text of three boxes."""
    if isinstance(value, date):
        return (str(value.day), str(value.month), str(value.year))
    if isinstance(value, tuple | list):
        day, month, year = value
        return (str(day), str(month), str(year))
    return ("", "", "")
