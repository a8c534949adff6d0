"""Who is in an area's pool, and where each stands."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from wayside.access.actor import Actor
from wayside.partners.models import Area
from wayside.partners.queries import area_around
from wayside.web.clock import day_of
from wayside.web.statements import compiled
from wayside.workforce.models import (
    Booking,
    Course,
    SuitabilityAssessment,
    TrainingRecord,
    Worker,
)
from wayside.workforce.rules import Facts, Period
from wayside.workforce.vocabulary import BookingState


def area_of_pool(slug: str, *, visible_to: Actor) -> Area:
    """The borough whose pool the actor may belong to: of the membership, or around its ward.

    Raises:
        Area.DoesNotExist: there is none, or it is not the actor's; nothing tells which.
    """
    return area_around(slug, visible_to=visible_to)


def workers(*, visible_to: Actor) -> QuerySet[Worker]:
    """Everybody who is or was in a pool of the actor's areas."""
    return _known(Worker.objects.filter(area__in=visible_to.area_ids))


def _known(found: QuerySet[Worker]) -> QuerySet[Worker]:
    known = found.select_related("person", "agency", "wellbeing_lead", "area")
    return known.defer("area__boundary")


def pool(area: Area, *, visible_to: Actor) -> QuerySet[Worker]:
    """Who is in an area's pool now, by name."""
    found = workers(visible_to=visible_to).filter(area=area, left_date__isnull=True)
    return with_wards(found)


def in_pool(area: Area, *, visible_to: Actor) -> list[Worker]:
    """The same with their names and wards alone, to read and not to narrow further."""
    return _in_pool(area.id) if area.id in visible_to.area_ids else []


@compiled
def _in_pool(area: UUID) -> QuerySet[Worker]:
    found = Worker.objects.filter(area=area, left_date__isnull=True)
    return with_wards(found.select_related("person"))


def with_wards(found: QuerySet[Worker]) -> QuerySet[Worker]:
    """Workers with the wards that each is local to, without those wards' boundaries."""
    return found.prefetch_related(Prefetch("wards", Area.objects.defer("boundary")))


def left_since(area: Area, since: date, *, visible_to: Actor) -> QuerySet[Worker]:
    """Who has left an area's pool since a day, the latest first."""
    found = workers(visible_to=visible_to).filter(area=area, left_date__gte=since)
    return found.order_by("-left_date", "person__name")


def worker_of(area: Area, worker_id: UUID, *, visible_to: Actor) -> Worker:
    """One member of an area's pool, there or gone.

    Raises:
        Worker.DoesNotExist: there is none, or not the actor's to see.
    """
    return workers(visible_to=visible_to).filter(area=area).get(id=worker_id)


def own_worker(area: Area, *, of: Actor) -> Worker | None:
    """The actor's own entry in an area's pool."""
    if of.person_id is None:
        return None
    return (
        Worker.objects.filter(area=area, person=of.person_id, left_date__isnull=True)
        .select_related("person", "agency", "wellbeing_lead", "area")
        .defer("area__boundary")
        .first()
    )


def courses(area: Area, *, visible_to: Actor) -> QuerySet[Course]:
    """The courses that an area gives."""
    return Course.objects.filter(area=area).filter(area__in=visible_to.area_ids)


def facts_of(workers: Collection[Worker]) -> Mapping[UUID, Facts]:
    """What decides where each stands: three looks at the database, however many they are."""
    ids = [each.id for each in workers]
    periods = periods_of(ids)
    outcomes = outcomes_of(ids)
    booked = booked_of(ids)
    return {
        each.id: Facts(
            kind=each.kind,
            periods=tuple(periods[each.id]),
            outcome=outcomes.get(each.id, ""),
            booked=booked.get(each.id),
            is_local=bool(each.wards.all()),
        )
        for each in workers
    }


def periods_of(ids: Collection[UUID]) -> defaultdict[UUID, list[Period]]:
    """The periods in which training that qualifies counts, by worker."""
    found: defaultdict[UUID, list[Period]] = defaultdict(list)
    for worker, start, end in _trained(list(ids)):
        found[worker].append(Period(start, end))
    return found


@compiled
def _trained(who: list[UUID]) -> QuerySet[Any, tuple[UUID, date, date]]:
    found = TrainingRecord.objects.filter(worker__in=who, course__qualifies=True)
    return found.values_list("worker", "completed_date", "expires_date")


def outcomes_of(ids: Collection[UUID]) -> dict[UUID, str]:
    """The lead's latest outcome, by worker."""
    return dict(_assessed(list(ids)))


@compiled
def _assessed(who: list[UUID]) -> QuerySet[Any, tuple[UUID, str]]:
    found = SuitabilityAssessment.objects.filter(worker__in=who)
    return found.order_by("assessed_date", "created_at").values_list("worker", "outcome")


def booked_of(ids: Collection[UUID]) -> dict[UUID, date]:
    """The day of the first session that qualifies on which each holds a place, by worker."""
    days = _booked(list(ids))
    return {worker: day_of(moment) for worker, moment in days}


@compiled
def _booked(who: list[UUID]) -> QuerySet[Any, tuple[UUID, datetime]]:
    found = Booking.objects.filter(
        worker__in=who,
        state=BookingState.BOOKED,
        session__course__qualifies=True,
        session__cancelled_because="",
    )
    return found.order_by("-session__ends_at").values_list("worker", "session__ends_at")
