"""What maps are drawn on: wards and streets, as the newest ranking of an area kept them."""

from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from wayside.crime.hotspots.vocabulary import Layer
from wayside.crime.models import HotspotLayer
from wayside.partners.models import Area
from wayside.web.statements import compiled


class Ground:
    """The ground of an area's maps. Its version is known at once; its content is large, so it is
    fetched only when a map is really drawn."""

    def __init__(self, layer_id: int | None) -> None:
        self._layer_id = layer_id
        self.version = str(layer_id or "")

    @cached_property
    def content(self) -> dict[str, Any]:
        """Wards and streets; nothing where no ranking was worked out yet."""
        if self._layer_id is None:
            return {}
        kept = (
            HotspotLayer.objects.filter(id=self._layer_id).values_list("content", flat=True).first()
        )
        return kept or {}


def ground_of(area: Area) -> Ground:
    """The ground of the area's maps as it is now."""
    return Ground(next(iter(_newest(area.id)), None))


@compiled
def _newest(area: UUID) -> QuerySet[Any, int]:
    found = HotspotLayer.objects.filter(run__area=area, layer=Layer.CONTEXT)
    return found.order_by("-run__computed_at").values_list("id", flat=True)[:1]
