"""Rankings as they were worked out, so that pages show them at once."""

import uuid
from collections.abc import Sequence
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from wayside.audit.classification import FieldClass
from wayside.crime.hotspots.vocabulary import Layer, Variant
from wayside.partners.models import Area


class RowKeys(ArrayField):  # type: ignore[type-arg]
    """An array of many keys, written as the database's own text for it. Django prepares each
    element by itself, which for the rows behind a ranking takes longer than the ranking."""

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        """The keys as one text."""
        if isinstance(value, Sequence) and not isinstance(value, str):
            return "{" + ",".join(map(str, value)) + "}"
        return super().get_db_prep_value(value, connection, prepared)

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        """As an ordinary array: the column is one."""
        name, _path, arguments, options = super().deconstruct()
        return name, "django.contrib.postgres.fields.ArrayField", arguments, options


class HotspotRun(models.Model):
    """One working-out of an area's hot spots. The fingerprint is a hash of everything it
    depends on (extracts and their versions, boundary, settings, weights, date, window, method),
    so a run is right for as long as its fingerprint is asked for, and a new import or another
    weight asks for another."""

    classified: ClassVar = dict.fromkeys(
        (
            "id",
            "area",
            "fingerprint",
            "as_of",
            "terms",
            "summary",
            "computed_at",
            "milliseconds",
        ),
        FieldClass.OPERATIONAL,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="hotspot_runs")
    fingerprint = models.CharField(max_length=64, unique=True)
    as_of = models.DateField()
    terms = models.JSONField()
    summary = models.JSONField()
    computed_at = models.DateTimeField()
    milliseconds = models.PositiveIntegerField()

    class Meta:
        ordering = ("-computed_at",)
        indexes = (models.Index(fields=("area", "-computed_at"), name="hotspot_run_by_area"),)

    def __str__(self) -> str:
        return _("%(area)s at the start of %(month)s") % {
            "area": self.area,
            "month": format_date(self.as_of, "F Y"),
        }


class HotspotPlace(models.Model):
    """One ranked place of a run, with the facts behind its rank and the ids of its rows. The
    places of both variants are kept: with and without what police activity generates."""

    classified: ClassVar = dict.fromkeys(
        (
            "id",
            "run",
            "variant",
            "rank",
            "label",
            "ward_slug",
            "ward_name",
            "longitude",
            "latitude",
            "radius_m",
            "score",
            "count",
            "rank_low",
            "rank_high",
            "facts",
            "rows",
        ),
        FieldClass.OPERATIONAL,
    )

    run = models.ForeignKey(HotspotRun, on_delete=models.CASCADE, related_name="places")
    variant = models.CharField(max_length=14, choices=Variant)
    rank = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=200)
    ward_slug = models.CharField(max_length=60, blank=True)
    ward_name = models.CharField(max_length=100, blank=True)
    longitude = models.FloatField()
    latitude = models.FloatField()
    radius_m = models.FloatField()
    score = models.FloatField()
    count = models.PositiveIntegerField()
    rank_low = models.PositiveSmallIntegerField()
    rank_high = models.PositiveSmallIntegerField()
    facts = models.JSONField()
    rows = RowKeys(models.BigIntegerField())

    class Meta:
        ordering = ("variant", "rank")
        constraints = (
            models.UniqueConstraint(
                fields=("run", "variant", "rank"), name="hotspot_place_rank_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.rank}. {self.label}"


class HotspotLayer(models.Model):
    """One layer of a run for the analyst's map: significant cells, a smoothed surface, or the
    change from month to month."""

    classified: ClassVar = dict.fromkeys(
        ("id", "run", "variant", "layer", "content"), FieldClass.OPERATIONAL
    )

    run = models.ForeignKey(HotspotRun, on_delete=models.CASCADE, related_name="layers")
    variant = models.CharField(max_length=14, choices=Variant)
    layer = models.CharField(max_length=10, choices=Layer)
    content = models.JSONField()

    class Meta:
        ordering = ("variant", "layer")
        constraints = (
            models.UniqueConstraint(
                fields=("run", "variant", "layer"), name="hotspot_layer_once_a_run"
            ),
        )

    def __str__(self) -> str:
        return f"{self.layer} {self.variant}"
