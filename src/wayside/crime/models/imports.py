"""Batches of files that somebody brought, and what each file turned out to hold."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.dateformat import format as format_date
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.crime.models.mappings import Mapping
from wayside.crime.vocabulary import FINISHED, FileKind, ImportState, LineGroup
from wayside.partners.models import Agency, Area, Membership
from wayside.web.clock import LONDON


class ImportBatch(models.Model):
    """Crime files brought together for one area, by a page or a command. ``membership`` is whom
    the job acts for; a command has none."""

    classified: ClassVar = {
        **dict.fromkeys(
            ("id", "area", "controller", "mapping", "force", "started_at", "finished_at"),
            FieldClass.OPERATIONAL,
        ),
        "membership": FieldClass.PERSONAL,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="crime_imports")
    membership = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, related_name="crime_imports"
    )
    controller = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, related_name="crime_imports"
    )
    mapping = models.ForeignKey(
        Mapping, on_delete=models.PROTECT, null=True, related_name="imports"
    )
    force = models.CharField(_("force, where the files do not say"), max_length=100, blank=True)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-started_at",)
        indexes = (models.Index(fields=("area", "-started_at"), name="crime_batch_by_area"),)

    def __str__(self) -> str:
        return f"{self.area}, {format_date(localtime(self.started_at, LONDON), 'j F Y H:i')}"


class ImportFile(models.Model):
    """One file of a batch (or one file in a zip): how far it has come and its quality report.
    The bytes as received stay, encrypted, under the original's name, so that every line that
    was set aside or noted can be shown as it stood in the file."""

    classified: ClassVar = dict.fromkeys(
        (
            "id",
            "batch",
            "position",
            "name",
            "original",
            "member",
            "kind",
            "state",
            "bytes_total",
            "bytes_done",
            "rows_read",
            "rows_stored",
            "report",
            "error",
            "error_line",
            "started_at",
            "finished_at",
        ),
        FieldClass.OPERATIONAL,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="files")
    position = models.PositiveIntegerField()
    name = models.CharField(_("file"), max_length=255)
    original = models.CharField(max_length=100)
    member = models.CharField(max_length=255, blank=True)
    kind = models.CharField(max_length=12, choices=FileKind, blank=True)
    state = models.CharField(max_length=10, choices=ImportState, default=ImportState.WAITING)
    bytes_total = models.BigIntegerField(default=0)
    bytes_done = models.BigIntegerField(default=0)
    rows_read = models.BigIntegerField(default=0)
    rows_stored = models.BigIntegerField(default=0)
    report = models.JSONField(default=dict)
    error = models.TextField(blank=True)
    error_line = models.PositiveBigIntegerField(null=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=("batch", "position"), name="crime_file_place"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_finished(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state in FINISHED


class LineSet(models.Model):
    """The lines of a file that one thing is true of: a reason for setting aside, or a fact
    noted. ``lines`` holds the record numbers (the header is 1), little-endian 32-bit,
    compressed with zlib; the lines themselves are read from the original."""

    classified: ClassVar = dict.fromkeys(
        ("id", "file", "group", "slug", "count", "lines"), FieldClass.OPERATIONAL
    )

    file = models.ForeignKey(ImportFile, on_delete=models.CASCADE, related_name="line_sets")
    group = models.CharField(max_length=10, choices=LineGroup)
    slug = models.SlugField(max_length=60)
    count = models.BigIntegerField()
    lines = models.BinaryField()

    class Meta:
        ordering = ("group", "slug")
        constraints = (
            models.UniqueConstraint(fields=("file", "slug"), name="crime_line_set_once"),
        )

    def __str__(self) -> str:
        return f"{self.slug} ({self.count})"
