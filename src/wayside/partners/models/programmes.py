"""Programmes: where they came from, what they aim at, and how they choose places."""

from datetime import time
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.access.models import NaturalPerson
from wayside.audit.classification import FieldClass
from wayside.partners.models.agencies import Agency
from wayside.partners.models.areas import Area
from wayside.partners.vocabulary import Dataset, Direction, Measure, Origin, OutcomeNature
from wayside.web.models import Versioned

VERSIONED_FIELDS = ("id", "version", "created_at", "updated_at")


def friday_and_saturday() -> list[int]:
    """ISO weekdays of the patrols by default."""
    return [5, 6]


class Programme(Versioned):
    """Work with an origin, aims and a lead in one area, such as weekly patrols."""

    classified: ClassVar = {
        **dict.fromkeys(
            (
                *VERSIONED_FIELDS,
                "area",
                "name",
                "origin",
                "origin_note",
                "aims",
                "lead_agency",
                "start_date",
                "end_date",
            ),
            FieldClass.OPERATIONAL,
        ),
        "lead": FieldClass.PERSONAL,
    }

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="programmes")
    name = models.CharField(_("name"), max_length=120)
    origin = models.CharField(_("origin"), max_length=20, choices=Origin)
    origin_note = models.TextField(_("how it came about"), blank=True)
    aims = models.TextField(_("aims"), blank=True)
    lead = models.ForeignKey(NaturalPerson, on_delete=models.PROTECT, related_name="leads")
    lead_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="leads")
    start_date = models.DateField(_("start"))
    end_date = models.DateField(_("end"), null=True, blank=True)

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(fields=("area", "name"), name="programme_name_once_an_area"),
            models.CheckConstraint(
                condition=models.Q(end_date__isnull=True)
                | models.Q(end_date__gte=models.F("start_date")),
                name="programme_ends_after_it_starts",
            ),
        )

    def __str__(self) -> str:
        return self.name


class IntendedOutcome(models.Model):
    """What a programme means to change, which way, and whether it is activity or outcome."""

    classified: ClassVar = dict.fromkeys(
        ("id", "programme", "statement", "nature", "direction", "measured_by", "position"),
        FieldClass.OPERATIONAL,
    )

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="outcomes")
    statement = models.CharField(_("outcome"), max_length=200)
    nature = models.CharField(_("kind"), max_length=10, choices=OutcomeNature)
    direction = models.CharField(_("direction"), max_length=5, choices=Direction)
    measured_by = models.CharField(
        _("counted by patrols as"), max_length=20, choices=Measure, blank=True
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(measured_by="") | models.Q(nature=OutcomeNature.ACTIVITY),
                name="only_activity_is_counted_by_patrols",
            ),
        )

    def __str__(self) -> str:
        return self.statement


class ProgrammeSettings(Versioned):
    """How a programme finds and visits places; a new area takes these up from another."""

    classified: ClassVar = dict.fromkeys(
        (
            *VERSIONED_FIELDS,
            "programme",
            "place_radius_m",
            "place_spacing_m",
            "unit_m",
            "half_life_weeks",
            "places_proposed",
            "patrol_weekdays",
            "patrol_start",
            "patrol_end",
            "visit_minutes_least",
            "visit_minutes_most",
            "partners_apart_minutes",
            "partners_apart_m",
        ),
        FieldClass.OPERATIONAL,
    )

    programme = models.OneToOneField(Programme, on_delete=models.CASCADE, related_name="settings")
    place_radius_m = models.PositiveSmallIntegerField(
        _("radius of a place in metres"),
        default=150,
        validators=[MinValueValidator(50), MaxValueValidator(1000)],
    )
    place_spacing_m = models.PositiveSmallIntegerField(
        _("least distance between places in metres"),
        default=500,
        validators=[MinValueValidator(100), MaxValueValidator(5000)],
    )
    unit_m = models.PositiveSmallIntegerField(
        _("cell size for precise coordinates in metres"),
        default=150,
        validators=[MinValueValidator(25), MaxValueValidator(1000)],
    )
    half_life_weeks = models.PositiveSmallIntegerField(
        _("weeks after which an event counts half"),
        default=8,
        validators=[MinValueValidator(1), MaxValueValidator(520)],
    )
    places_proposed = models.PositiveSmallIntegerField(
        _("places proposed"), default=10, validators=[MinValueValidator(1), MaxValueValidator(50)]
    )
    patrol_weekdays = models.JSONField(_("days of patrol"), default=friday_and_saturday)
    patrol_start = models.TimeField(_("start"), default=time(20, 0))
    patrol_end = models.TimeField(_("end"), default=time(2, 0))
    visit_minutes_least = models.PositiveSmallIntegerField(_("shortest visit"), default=10)
    visit_minutes_most = models.PositiveSmallIntegerField(_("longest visit"), default=16)
    partners_apart_minutes = models.PositiveSmallIntegerField(
        _("least minutes between partners and enforcement"),
        default=60,
        validators=[MaxValueValidator(720)],
    )
    partners_apart_m = models.PositiveSmallIntegerField(
        _("least metres between partners and enforcement"),
        default=500,
        validators=[MaxValueValidator(10_000)],
    )

    class Meta:
        verbose_name_plural = "programme settings"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(visit_minutes_least__lte=models.F("visit_minutes_most")),
                name="shortest_visit_not_longer_than_longest",
            ),
        )

    def __str__(self) -> str:
        return f"{self.programme}: settings"


class KindSetting(models.Model):
    """How one kind of recorded event counts in a programme's ranking: whether it speaks for
    street exploitation or street crime, its weight, and whether police activity generates it."""

    classified: ClassVar = dict.fromkeys(
        ("id", "programme", "dataset", "kind", "counts", "weight", "police_generated"),
        FieldClass.OPERATIONAL,
    )

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="kinds")
    dataset = models.CharField(max_length=12, choices=Dataset)
    kind = models.CharField(_("kind"), max_length=80)
    counts = models.BooleanField(_("counts"), default=True)
    weight = models.DecimalField(
        _("weight"), max_digits=6, decimal_places=2, default=1, validators=[MinValueValidator(0)]
    )
    police_generated = models.BooleanField(_("generated by police activity"), default=False)

    class Meta:
        ordering = ("dataset", "kind")
        constraints = (
            models.UniqueConstraint(
                fields=("programme", "dataset", "kind"), name="kind_once_a_programme"
            ),
            models.CheckConstraint(condition=models.Q(weight__gte=0), name="weight_not_negative"),
        )

    def __str__(self) -> str:
        return self.kind
