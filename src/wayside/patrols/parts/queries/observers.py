"""Observers of an area's patrols."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from wayside.access.actor import Actor
from wayside.partners.models import Area
from wayside.patrols.models import Observer
from wayside.patrols.parts.permissions import SHAPE_NIGHTS
from wayside.patrols.parts.vocabulary import ObserverState
from wayside.web.statements import compiled

CAME = (ObserverState.COMING, ObserverState.OBSERVED)


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


def observers_to_support(area: Area, *, visible_to: Actor, now: datetime) -> list[Observer]:
    """Those who came, and whose support afterwards nobody has recorded yet."""
    if not visible_to.may(SHAPE_NIGHTS, area_id=area.id):
        return []
    return _unsupported(area.id, now)


@compiled
def _unsupported(area: UUID, now: datetime) -> QuerySet[Observer]:
    found = Observer.objects.filter(
        segment__patrol__week__area=area,
        state__in=CAME,
        segment__ends_at__lte=now,
        follow_ups__isnull=True,
    )
    return found.select_related("segment__patrol__week").defer("segment__patrol__week__ranking")


def observer_of(area: Area, observer_id: UUID, *, visible_to: Actor) -> Observer:
    """One of them.

    Raises:
        Observer.DoesNotExist: there is none that the actor may see.
    """
    found = observers(area, visible_to=visible_to).get(id=observer_id)
    found.segment.patrol.week.area = area
    return found
