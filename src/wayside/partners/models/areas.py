"""Areas: nested places with a boundary and a projected reference system."""

from functools import cache
from typing import ClassVar

import shapely
from django.db import models
from django.utils.translation import gettext_lazy as _
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from wayside.audit.classification import FieldClass
from wayside.partners.vocabulary import AreaLevel
from wayside.web.models import Versioned

WGS84 = 4326
BRITISH_NATIONAL_GRID = 27700


class Area(Versioned):
    """A place the partnership works in: a county holds boroughs, a borough holds wards.
    Positions are kept as WGS84; distances are computed in the area's projected system."""

    classified: ClassVar = dict.fromkeys(
        (
            "id",
            "version",
            "created_at",
            "updated_at",
            "name",
            "slug",
            "level",
            "parent",
            "code",
            "srid",
            "boundary",
            "opened_from",
            "opened_date",
        ),
        FieldClass.OPERATIONAL,
    )

    name = models.CharField(_("name"), max_length=100)
    slug = models.SlugField(_("address in links"), unique=True, max_length=60)
    level = models.CharField(_("level"), max_length=10, choices=AreaLevel)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts"
    )
    code = models.CharField(_("official code"), max_length=12, blank=True)
    srid = models.PositiveIntegerField(
        _("projected reference system (EPSG)"), default=BRITISH_NATIONAL_GRID
    )
    boundary = models.JSONField(_("boundary (GeoJSON geometry)"), null=True, blank=True)
    opened_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by"
    )
    opened_date = models.DateField(_("opened"), null=True, blank=True)

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(
                fields=("code",), condition=~models.Q(code=""), name="area_code_once"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def shape(self) -> BaseGeometry | None:
        """The boundary in WGS84 degrees (longitude, latitude)."""
        if not self.boundary:
            return None
        return shapely.geometry.shape(self.boundary)

    def to_metres(self) -> Transformer:
        """From longitude, latitude (degrees) to the area's projected metres."""
        return _between(WGS84, self.srid)

    def to_degrees(self) -> Transformer:
        """From projected metres back to longitude, latitude (degrees)."""
        return _between(self.srid, WGS84)


@cache
def _between(one: int | str, other: int | str) -> Transformer:
    """Kept, because finding the way between two systems takes longer than going it."""
    return Transformer.from_crs(one, other, always_xy=True)
