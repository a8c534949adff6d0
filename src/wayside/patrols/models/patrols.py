"""Patrols: a night, its places and its timetable."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext_lazy as _

from wayside.access.models import NaturalPerson
from wayside.audit.classification import FieldClass
from wayside.partners.models import Area
from wayside.patrols.calendar import Window
from wayside.patrols.models.weeks import VERSIONED_FIELDS, Week
from wayside.patrols.vocabulary import PatrolState, Source, StopKind, Style
from wayside.web.models import Versioned


class Patrol(Versioned):
    """One night out in a week's plan. Its hours are kept as true time, so that a night on
    which the clock changes is as long as it really is."""

    classified: ClassVar = {
        **dict.fromkeys(
            (
                *VERSIONED_FIELDS,
                "week",
                "date",
                "starts_at",
                "ends_at",
                "state",
                "seed",
                "note",
                "cancelled_because",
                "plain_clothes_at",
            ),
            FieldClass.OPERATIONAL,
        ),
        "plain_clothes_by": FieldClass.PERSONAL,
    }

    week = models.ForeignKey(Week, on_delete=models.PROTECT, related_name="patrols")
    date = models.DateField(_("day"))
    starts_at = models.DateTimeField(_("start"))
    ends_at = models.DateTimeField(_("end"))
    state = models.CharField(
        _("state"), max_length=12, choices=PatrolState, default=PatrolState.PROPOSED
    )
    seed = models.PositiveIntegerField(_("seed of the order of visits"), default=0)
    note = models.TextField(_("note"), blank=True, max_length=1000)
    cancelled_because = models.CharField(_("why it was cancelled"), max_length=300, blank=True)
    plain_clothes_by = models.ForeignKey(
        NaturalPerson, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    plain_clothes_at = models.DateTimeField(_("plain clothes confirmed"), null=True, blank=True)

    class Meta:
        ordering = ("starts_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="patrol_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=PatrolState.values), name="patrol_state_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(state=PatrolState.CANCELLED) | ~models.Q(cancelled_because=""),
                name="patrol_cancelled_for_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(plain_clothes_by__isnull=True, plain_clothes_at__isnull=True)
                | models.Q(plain_clothes_by__isnull=False, plain_clothes_at__isnull=False),
                name="plain_clothes_confirmed_by_someone",
            ),
        )
        indexes = (models.Index(fields=("week", "starts_at"), name="patrol_in_week"),)

    def __str__(self) -> str:
        return format_date(self.date, "l j F Y")

    @property
    def hours(self) -> Window:
        """From when until when."""
        return Window(self.starts_at, self.ends_at)


class PatrolPlace(Versioned):
    """A place on a patrol: where, in which style, why. A place that was taken off keeps its
    row without a position, so that it can be put back."""

    classified: ClassVar = dict.fromkeys(
        (
            *VERSIONED_FIELDS,
            "patrol",
            "position",
            "label",
            "longitude",
            "latitude",
            "radius_m",
            "ward",
            "style",
            "reason",
            "source",
            "suggestion",
            "fixed_start",
            "fixed_end",
        ),
        FieldClass.OPERATIONAL,
    )

    patrol = models.ForeignKey(Patrol, on_delete=models.PROTECT, related_name="places")
    position = models.PositiveSmallIntegerField(null=True)
    label = models.CharField(_("place"), max_length=200)
    longitude = models.FloatField(_("longitude"))
    latitude = models.FloatField(_("latitude"))
    radius_m = models.PositiveSmallIntegerField(_("radius in metres"), default=150)
    ward = models.ForeignKey(
        Area, on_delete=models.PROTECT, null=True, blank=True, related_name="patrol_places"
    )
    style = models.CharField(_("style"), max_length=12, choices=Style, default=Style.VISIBLE)
    reason = models.TextField(_("reason"), max_length=1000)
    source = models.CharField(_("where it comes from"), max_length=12, choices=Source)
    suggestion = models.JSONField(_("suggestion as it stood"), null=True, blank=True)
    fixed_start = models.DateTimeField(_("fixed start"), null=True, blank=True)
    fixed_end = models.DateTimeField(_("fixed end"), null=True, blank=True)

    class Meta:
        ordering = ("patrol", "position")
        constraints = (
            models.UniqueConstraint(
                fields=("patrol", "position"),
                name="place_position_once_a_patrol",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=models.Q(longitude__range=(-180, 180), latitude__range=(-90, 90)),
                name="patrol_place_on_the_globe",
            ),
            models.CheckConstraint(
                condition=~models.Q(reason=""), name="patrol_place_has_a_reason"
            ),
            models.CheckConstraint(
                condition=models.Q(radius_m__range=(10, 1000)), name="patrol_place_radius"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    style=Style.FIXED,
                    fixed_start__isnull=False,
                    fixed_end__gt=models.F("fixed_start"),
                )
                | (
                    ~models.Q(style=Style.FIXED)
                    & models.Q(fixed_start__isnull=True, fixed_end__isnull=True)
                ),
                name="fixed_place_has_its_time",
            ),
        )

    def __str__(self) -> str:
        return self.label

    @property
    def fixed(self) -> Window | None:
        """The known time of a fixed place."""
        if self.fixed_start is None or self.fixed_end is None:
            return None
        return Window(self.fixed_start, self.fixed_end)


class Stop(models.Model):
    """One row of a patrol's timetable, drawn by the seed and kept as it was printed. An
    engagement's end is only the time kept free: the talk may last as long as it needs."""

    classified: ClassVar = dict.fromkeys(
        ("id", "patrol", "number", "kind", "place", "starts_at", "ends_at", "travel_minutes"),
        FieldClass.OPERATIONAL,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patrol = models.ForeignKey(Patrol, on_delete=models.CASCADE, related_name="stops")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=StopKind)
    place = models.ForeignKey(
        PatrolPlace, on_delete=models.CASCADE, null=True, related_name="stops"
    )
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    travel_minutes = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("patrol", "number")
        constraints = (
            models.UniqueConstraint(fields=("patrol", "number"), name="stop_number_once_a_patrol"),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="stop_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(kind=StopKind.BREAK, place__isnull=True)
                | (~models.Q(kind=StopKind.BREAK) & models.Q(place__isnull=False)),
                name="only_a_break_is_nowhere",
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}. {self.get_kind_display()}"
