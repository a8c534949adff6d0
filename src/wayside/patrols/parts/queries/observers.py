"""Observers of an area's patrols."""

from uuid import UUID

from django.db.models import QuerySet

from wayside.access.actor import Actor
from wayside.partners.models import Area
from wayside.patrols.models import Observer
from wayside.patrols.parts.permissions import SHAPE_NIGHTS


def observers(area: Area, *, visible_to: Actor) -> QuerySet[Observer]:
    """Everybody asked to observe in the area, the latest night first."""
    if not visible_to.may(SHAPE_NIGHTS, area_id=area.id):
        return Observer.objects.none()
    found = Observer.objects.filter(segment__patrol__week__area=area)
    return (
        found.select_related("segment__patrol__week__programme")
        .defer("segment__patrol__week__ranking")
        .prefetch_related("follow_ups__made_by")
    )


def observer_of(area: Area, observer_id: UUID, *, visible_to: Actor) -> Observer:
    """One of them.

    Raises:
        Observer.DoesNotExist: there is none that the actor may see.
    """
    found = observers(area, visible_to=visible_to).get(id=observer_id)
    found.segment.patrol.week.area = area
    return found
