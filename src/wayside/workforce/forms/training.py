"""Courses, their sessions, and training on record."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wayside.web.forms import DateField, Form, Look, TimeField
from wayside.workforce.forms.time import moment
from wayside.workforce.models import Booking, Course, Worker


class TrainingForm(Form):
    """A course that somebody has completed."""

    course = forms.ModelChoiceField(Course.objects.none(), label=_("Course"))
    trainer = forms.CharField(label=_("Trainer"), max_length=120)
    completed = DateField(label=_("Completed on"), picker=True)
    expires = DateField(
        label=_("Valid until"),
        help_text=_("Leave blank to count as long as the course says."),
        picker=True,
        required=False,
    )
    looks: ClassVar[Mapping[str, Look]] = {"trainer": Look(width="two-thirds")}

    def __init__(self, *args: Any, courses: QuerySet[Course], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["course"].queryset = courses  # type: ignore[attr-defined]


class CourseForm(Form):
    """A course that the area gives."""

    name = forms.CharField(label=_("Course"), max_length=120)
    qualifies = forms.BooleanField(
        label=_("It qualifies for patrols"), required=False, initial=True
    )
    valid_months = forms.IntegerField(
        label=_("Valid for so many months"), min_value=1, max_value=120, initial=24
    )
    looks: ClassVar[Mapping[str, Look]] = {
        "name": Look(width="two-thirds"),
        "valid_months": Look(width="3"),
    }


class SessionForm(Form):
    """When and where a course is held, with how many places."""

    first = DateField(label=_("First day"), picker=True)
    start = TimeField(label=_("From"))
    last = DateField(label=_("Last day"), picker=True)
    end = TimeField(label=_("Until"))
    venue = forms.CharField(label=_("Where"), max_length=200)
    trainer = forms.CharField(label=_("Trainer"), max_length=120)
    places = forms.IntegerField(label=_("Places"), min_value=1, max_value=200, initial=12)
    is_open_to_others = forms.BooleanField(label=_("Other areas may book places"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, label="")
    looks: ClassVar[Mapping[str, Look]] = {"places": Look(width="3")}

    def clean(self) -> dict[str, Any]:
        """The moments meant."""
        data: dict[str, Any] = self.cleaned_data
        for name, day, clock in (("starts_at", "first", "start"), ("ends_at", "last", "end")):
            if data.get(day) and data.get(clock) is not None:
                data[name] = moment(data[day], data[clock])
        return data


class BookForm(Form):
    """Who gets a place."""

    worker = forms.ModelChoiceField(Worker.objects.none(), label=_("Who gets a place?"))

    def __init__(self, *args: Any, workers: QuerySet[Worker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["worker"].queryset = workers  # type: ignore[attr-defined]


class AttendanceForm(Form):
    """Who came."""

    came = forms.MultipleChoiceField(
        label=_("Who came?"),
        help_text=_("Whoever is ticked has the training on record from the last day."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, bookings: Iterable[Booking], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["came"].choices = [  # type: ignore[attr-defined]
            (str(each.id), f"{each.worker.person.name}, {each.worker.agency.name}")
            for each in bookings
        ]


class ReasonForm(Form):
    """Why a session does not take place."""

    because = forms.CharField(label=_("Reason"), max_length=300)
