"""Training that is held: when, with how many places, and who comes."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.web.models import Versioned
from wayside.workforce.models.training import Course
from wayside.workforce.models.workers import VERSIONED_FIELDS, Worker
from wayside.workforce.vocabulary import BookingState

SESSION_FIELDS = (
    "course",
    "starts_at",
    "ends_at",
    "venue",
    "places",
    "is_open_to_others",
    "cancelled_because",
)


class CourseSession(Versioned):
    """A course held on a day with so many places. One that is open to others can be booked by
    every area, so that the pool grows across units."""

    classified: ClassVar = {
        **dict.fromkeys((*VERSIONED_FIELDS, *SESSION_FIELDS), FieldClass.OPERATIONAL),
        "trainer": FieldClass.PERSONAL,
    }

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="sessions")
    starts_at = models.DateTimeField(_("start"))
    ends_at = models.DateTimeField(_("end"))
    venue = models.CharField(_("where"), max_length=200)
    trainer = models.CharField(_("trainer"), max_length=120)
    places = models.PositiveSmallIntegerField(_("places"))
    is_open_to_others = models.BooleanField(_("open to other areas"), default=False)
    cancelled_because = models.CharField(_("why it was cancelled"), max_length=300, blank=True)

    class Meta:
        ordering = ("starts_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="session_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(places__range=(1, 200)), name="session_has_places"
            ),
        )

    def __str__(self) -> str:
        return f"{self.course}, {self.starts_at:%Y-%m-%d}"


class Booking(Versioned):
    """A place on a session for one member of a pool. Attendance writes the training record."""

    classified: ClassVar = {
        **dict.fromkeys((*VERSIONED_FIELDS, "session", "state"), FieldClass.OPERATIONAL),
        "worker": FieldClass.PERSONAL,
    }

    session = models.ForeignKey(CourseSession, on_delete=models.PROTECT, related_name="bookings")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="bookings")
    state = models.CharField(
        _("state"), max_length=10, choices=BookingState, default=BookingState.BOOKED
    )

    class Meta:
        ordering = ("worker__person__name", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("session", "worker"),
                condition=~models.Q(state=BookingState.WITHDRAWN),
                name="one_place_a_session",
            ),
        )

    def __str__(self) -> str:
        return f"{self.worker}: {self.get_state_display()}"
