"""When somebody is away, on duty or resting, and what they would like."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from wayside.web.clock import LONDON
from wayside.web.forms import DateField, Form, Look, TimeField
from wayside.workforce.vocabulary import AbsenceKind, Wanted

NO_WISH = ("", _("No wish"))


def moment(day: date, clock: time) -> datetime:
    """A London time of day on a day."""
    return datetime.combine(day, clock, tzinfo=LONDON)


class EditedForm(Form):
    """What both kinds of time carry once they are on record: the version that was shown."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")


class AbsenceForm(EditedForm):
    """Time in which somebody cannot be asked; without times of day, whole days."""

    kind = forms.ChoiceField(label=_("Kind"), choices=AbsenceKind, widget=forms.RadioSelect)
    first = DateField(label=_("From"), picker=True)
    start = TimeField(label=_("From what time"), required=False)
    last = DateField(label=_("Until and including"), picker=True)
    end = TimeField(
        label=_("Until what time"),
        help_text=_("Leave the times blank for whole days."),
        required=False,
    )
    looks: ClassVar[Mapping[str, Look]] = {"kind": Look(small=True)}

    def clean(self) -> dict[str, Any]:
        """Whole days end at midnight."""
        data: dict[str, Any] = self.cleaned_data
        first, last = data.get("first"), data.get("last")
        if first and last and last < date.max - timedelta(days=1):
            data["starts_at"] = moment(first, data.get("start") or time())
            end = data.get("end")
            midnight = moment(last + timedelta(days=1), time())
            data["ends_at"] = midnight if end is None else moment(last, end)
        elif first and last:
            self.add_error("last", str(_("Check the year.")))
        return data


class ShiftForm(EditedForm):
    """An ordinary duty; one that ends at or before its start ends on the next day."""

    day = DateField(label=_("Day"), picker=True)
    start = TimeField(label=_("From"))
    end = TimeField(label=_("Until"))

    def clean(self) -> dict[str, Any]:
        """The moments meant."""
        data: dict[str, Any] = self.cleaned_data
        day, start, end = data.get("day"), data.get("start"), data.get("end")
        if day and start is not None and end is not None and day < date.max:
            data["starts_at"] = moment(day, start)
            data["ends_at"] = moment(day if end > start else day + timedelta(days=1), end)
        return data


def as_typed(kind: str, starts_at: datetime, ends_at: datetime) -> dict[str, Any]:
    """What is on record as its form shows it: whole days without times."""
    first, last = starts_at.astimezone(LONDON), ends_at.astimezone(LONDON)
    if kind == "shift":
        return {"day": first.date(), "start": first.time(), "end": last.time()}
    is_whole = first.time() == last.time() == time()
    until = last.date() - timedelta(days=1) if is_whole else last.date()
    clocks = {} if is_whole else {"start": first.time(), "end": last.time()}
    return {"kind": kind, "first": first.date(), "last": until, **clocks}


class RestDaysForm(Form):
    """Days rostered as rest, one or several in a row."""

    first = DateField(label=_("First rest day"), picker=True)
    last = DateField(label=_("Last rest day"), picker=True, required=False)

    def clean(self) -> dict[str, Any]:
        """Every day between."""
        data: dict[str, Any] = self.cleaned_data
        first = data.get("first")
        if first:
            count = ((data.get("last") or first) - first).days + 1
            if not 1 <= count <= 366:
                self.add_error("last", str(_("Enter a last day within a year of the first")))
            else:
                data["days"] = tuple(first + timedelta(days=each) for each in range(count))
        return data


class WishForm(Form):
    """A night that somebody would like to work, or rather not."""

    night = DateField(label=_("Night"), picker=True)
    wanted = forms.ChoiceField(
        label=_("Your wish"),
        help_text=_("It is weighed when the roster is made. It is no promise."),
        choices=(*Wanted.choices, NO_WISH),
        required=False,
        widget=forms.RadioSelect,
    )
    looks: ClassVar[Mapping[str, Look]] = {"wanted": Look(small=True)}

    def clean_wanted(self) -> Wanted | None:
        """None takes a wish back."""
        chosen = self.cleaned_data["wanted"]
        return Wanted(chosen) if chosen else None
