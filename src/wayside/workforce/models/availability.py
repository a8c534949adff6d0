"""When somebody is on duty, resting or away, and what they would like."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.web.models import Versioned
from wayside.workforce.models.workers import VERSIONED_FIELDS, Worker
from wayside.workforce.vocabulary import AbsenceKind, Wanted

SPAN_FIELDS = ("starts_at", "ends_at")


class Absence(Versioned):
    """Time in which somebody cannot be asked: leave, sickness, court, a course, other duty.
    The kind is for the person and the planner alone; others learn "not available"."""

    classified: ClassVar = {
        **dict.fromkeys((*VERSIONED_FIELDS, *SPAN_FIELDS), FieldClass.OPERATIONAL),
        "worker": FieldClass.PERSONAL,
        "kind": FieldClass.SPECIAL_CATEGORY,
    }

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="absences")
    kind = models.CharField(_("kind"), max_length=12, choices=AbsenceKind)
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))

    class Meta:
        ordering = ("starts_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="absence_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=("worker", "kind", "starts_at", "ends_at"), name="absence_once"
            ),
        )

    def __str__(self) -> str:
        return str(self.get_kind_display())


class Shift(Versioned):
    """Ordinary duty around the patrols: rest and weekly hours are counted with it."""

    classified: ClassVar = {
        **dict.fromkeys((*VERSIONED_FIELDS, *SPAN_FIELDS), FieldClass.OPERATIONAL),
        "worker": FieldClass.PERSONAL,
    }

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="shifts")
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))

    class Meta:
        ordering = ("starts_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="shift_ends_after_it_starts",
            ),
            models.UniqueConstraint(fields=("worker", "starts_at"), name="shift_once"),
        )

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"


class RestDay(models.Model):
    """A day rostered as rest. Work on it is paid or given back, by the notice given."""

    classified: ClassVar = {
        **dict.fromkeys(("id", "day"), FieldClass.OPERATIONAL),
        "worker": FieldClass.PERSONAL,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="rest_days")
    day = models.DateField(_("day"))

    class Meta:
        ordering = ("day",)
        constraints = (models.UniqueConstraint(fields=("worker", "day"), name="rest_day_once"),)

    def __str__(self) -> str:
        return self.day.isoformat()


class Wish(models.Model):
    """A night that somebody would like to work, or rather not. It is weighed, not promised."""

    classified: ClassVar = {
        **dict.fromkeys(("id", "night", "wanted"), FieldClass.OPERATIONAL),
        "worker": FieldClass.PERSONAL,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="wishes")
    night = models.DateField(_("night"))
    wanted = models.CharField(_("wish"), max_length=12, choices=Wanted)

    class Meta:
        ordering = ("night",)
        verbose_name_plural = "wishes"
        constraints = (
            models.UniqueConstraint(fields=("worker", "night"), name="one_wish_a_night"),
        )

    def __str__(self) -> str:
        return f"{self.night}: {self.get_wanted_display()}"
