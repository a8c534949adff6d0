"""How the columns of a force's own extract are read."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass
from wayside.partners.models import Area
from wayside.web.models import Versioned


class Mapping(Versioned):
    """A mapping made once on screen and used again by its name: which column of a force's own
    extract holds what, how its dates and places are written, and what its offence codes mean.
    ``choices`` is the JSON form of ``reading.mapping.Choices``; ``sample`` is the file it is being
    made with, kept only until it is finished."""

    classified: ClassVar = dict.fromkeys(
        ("id", "version", "created_at", "updated_at", "area", "name", "force", "choices", "sample"),
        FieldClass.OPERATIONAL,
    )

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="crime_mappings")
    name = models.CharField(_("name"), max_length=80)
    force = models.CharField(_("police force"), max_length=100)
    choices = models.JSONField(default=dict)
    sample = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(fields=("area", "name"), name="crime_mapping_name_once"),
        )

    def __str__(self) -> str:
        return self.name
