"""Places that ward sergeants and partners know of, apart from anything counted."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.access.models import NaturalPerson
from wayside.audit.classification import FieldClass
from wayside.crime.hotspots.vocabulary import MarkKind
from wayside.partners.models import Agency, Area
from wayside.web.models import Versioned


class MarkedPlace(Versioned):
    """A place that somebody in the partnership knows to matter, with the reason and the day on
    which it is looked at again. It never enters a count or a ranking; it stands beside them.
    ``area`` is the borough whose hot spots it stands with, ``ward`` the ward it lies in."""

    classified: ClassVar = {
        **dict.fromkeys(
            (
                "id",
                "version",
                "created_at",
                "updated_at",
                "area",
                "ward",
                "agency",
                "name",
                "kind",
                "longitude",
                "latitude",
                "reason",
                "review_date",
                "retired_at",
                "retired_because",
            ),
            FieldClass.OPERATIONAL,
        ),
        "marked_by": FieldClass.PERSONAL,
        "retired_by": FieldClass.PERSONAL,
    }

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="marked_places")
    ward = models.ForeignKey(
        Area, on_delete=models.PROTECT, null=True, blank=True, related_name="marked_places_within"
    )
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="marked_places")
    marked_by = models.ForeignKey(
        NaturalPerson, on_delete=models.PROTECT, related_name="marked_places"
    )
    name = models.CharField(_("place"), max_length=120)
    kind = models.CharField(_("what it is about"), max_length=20, choices=MarkKind)
    longitude = models.FloatField(_("longitude"))
    latitude = models.FloatField(_("latitude"))
    reason = models.TextField(_("reason"), max_length=1000)
    review_date = models.DateField(_("look at it again on"))
    retired_at = models.DateTimeField(_("retired"), null=True, blank=True)
    retired_by = models.ForeignKey(
        NaturalPerson,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="retired_places",
    )
    retired_because = models.CharField(_("why it was retired"), max_length=200, blank=True)

    class Meta:
        ordering = ("review_date", "name")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(longitude__range=(-180, 180), latitude__range=(-90, 90)),
                name="marked_place_on_the_globe",
            ),
            models.CheckConstraint(
                condition=models.Q(retired_at__isnull=True, retired_by__isnull=True)
                | models.Q(retired_at__isnull=False, retired_by__isnull=False),
                name="marked_place_retired_by_someone",
            ),
        )
        indexes = (models.Index(fields=("area", "review_date"), name="marked_place_by_review"),)

    def __str__(self) -> str:
        return self.name
