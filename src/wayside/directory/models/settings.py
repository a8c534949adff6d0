"""What the partnership sets for its directory."""

import uuid
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.directory.vocabulary import StrandGuard


class Strand(models.Model):
    """A strand of violence that services work with; the rows are the partnership's own. One no
    longer in use stays with the services that name it."""

    classified: ClassVar = dict.fromkeys(
        ("id", "slug", "name", "position", "in_use", "guards"), FieldClass.OPERATIONAL
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(unique=True, max_length=60)
    name = models.CharField(_("name"), max_length=80, unique=True)
    position = models.PositiveSmallIntegerField(default=0)
    in_use = models.BooleanField(_("in use"), default=True)
    guards = models.CharField(_("what it asks"), max_length=10, choices=StrandGuard, blank=True)

    class Meta:
        ordering = ("position", "name")

    def __str__(self) -> str:
        return self.name


class ReviewPeriod(models.Model):
    """From a day on: after how many days without confirmation an entry is asked about."""

    classified: ClassVar = dict.fromkeys(("id", "from_date", "days"), FieldClass.OPERATIONAL)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    from_date = models.DateField(_("from"), unique=True)
    days = models.PositiveSmallIntegerField(
        _("days"), validators=[MinValueValidator(7), MaxValueValidator(730)]
    )

    class Meta:
        ordering = ("-from_date",)

    def __str__(self) -> str:
        return f"{self.from_date}: {self.days}"
