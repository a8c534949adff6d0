"""A month of a force, in versions."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.crime.models.imports import ImportFile
from wayside.crime.vocabulary import ExtractState, FileKind
from wayside.partners.models import Area


class Extract(models.Model):
    """One month of one force and dataset, as one file gave it for an area. Importing the month
    again makes the next version; the one before it is kept so that it can be brought back.
    ``rows_added``, ``rows_changed`` and ``rows_gone`` are the drift from the version before."""

    classified: ClassVar = dict.fromkeys(
        (
            "id",
            "reference",
            "area",
            "file",
            "dataset",
            "force",
            "force_name",
            "month",
            "version",
            "state",
            "is_cut_short",
            "rows",
            "rows_added",
            "rows_changed",
            "rows_gone",
            "published_at",
        ),
        FieldClass.OPERATIONAL,
    )

    id = models.AutoField(primary_key=True)
    reference = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="crime_extracts")
    file = models.ForeignKey(ImportFile, on_delete=models.PROTECT, related_name="extracts")
    dataset = models.CharField(_("dataset"), max_length=12, choices=FileKind)
    force = models.SlugField(_("force"), max_length=60)
    force_name = models.CharField(max_length=100)
    month = models.DateField(_("month"))
    version = models.PositiveIntegerField(null=True)
    state = models.CharField(max_length=10, choices=ExtractState, default=ExtractState.LOADING)
    is_cut_short = models.BooleanField(default=False)
    rows = models.BigIntegerField(default=0)
    rows_added = models.BigIntegerField(null=True)
    rows_changed = models.BigIntegerField(null=True)
    rows_gone = models.BigIntegerField(null=True)
    published_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("dataset", "force", "month", "version")
        constraints = (
            models.UniqueConstraint(
                fields=("area", "dataset", "force", "month"),
                condition=Q(state=ExtractState.CURRENT),
                name="crime_extract_one_current",
            ),
            models.UniqueConstraint(
                fields=("area", "dataset", "force", "month", "version"),
                name="crime_extract_version_once",
            ),
            models.CheckConstraint(
                condition=Q(month__day=1), name="crime_extract_month_is_first_day"
            ),
            models.CheckConstraint(
                condition=Q(state=ExtractState.LOADING) | Q(version__isnull=False),
                name="crime_extract_in_use_has_version",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_dataset_display()}, {self.force_name}, {format_date(self.month, 'F Y')}"
