"""Drafts, and the returns that have not come."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from wayside.access.actor import Actor
from wayside.partners.models import Area
from wayside.patrols.models import DraftReturn, GoingOut, Patrol
from wayside.patrols.returns.rules import due
from wayside.patrols.rules.machines import STILL_TO_RETURN
from wayside.web.statements import compiled


@dataclass(frozen=True, slots=True, eq=False)
class Awaited:
    """A patrol that is over and has not told; when that is due, and whether it is late."""

    patrol: Patrol
    due_at: datetime
    is_late: bool


def draft_of(patrol: Patrol, author: Actor) -> DraftReturn | None:
    """What the actor has begun to write of a patrol."""
    return DraftReturn.objects.filter(patrol=patrol, author=author.person_id).first()


def incident_number_of(patrol: Patrol) -> str:
    """The number under which the force's own system holds the night, as it was said when the
    patrol went out; blank when nobody did."""
    found = GoingOut.objects.filter(patrol=patrol).values_list("incident_number", flat=True)
    return found.first() or ""


def awaited(area: Area | None, *, now: datetime) -> tuple[Awaited, ...]:
    """The patrols of an area (of all, without one) that are over and not returned, the longest
    ago first."""
    known = _over_in(area.id, now) if area else _over(now)
    return tuple(
        Awaited(each, due.due_at(each.ends_at, due_hours()), _late(each, now)) for each in known
    )


def _over(now: datetime) -> QuerySet[Patrol]:
    found = Patrol.objects.filter(state__in=STILL_TO_RETURN, ends_at__lte=now)
    rows = found.select_related("week__area", "week__programme")
    return rows.defer("week__ranking", "week__area__boundary").order_by("ends_at")


@compiled
def _over_in(area: UUID, now: datetime) -> QuerySet[Patrol]:
    return _over(now).filter(week__area=area)


def _late(patrol: Patrol, now: datetime) -> bool:
    return due.is_late(patrol.state, patrol.ends_at, hours=due_hours(), now=now)


def due_hours() -> int:
    """How long after its end a patrol's return is due."""
    hours: int = settings.RETURN_DUE_HOURS
    return hours
