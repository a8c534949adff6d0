"""Places and their rooms, as the database shows them to whoever acts."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, F, Max, Min, Q, QuerySet

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role
from wayside.support.housing.rules import Periods
from wayside.support.housing.vocabulary import PlaceKind, VacancyState
from wayside.support.models import HousingPeriods, Place, Vacancy

FREE = Q(vacancies__state=VacancyState.FREE)
TO_CONFIRM = (VacancyState.FREE, VacancyState.HELD)


def places() -> QuerySet[Place]:
    """Every place that goes on, those with a free room first; of its free rooms how many, the
    largest, and which word about them is the oldest."""
    found = Place.objects.filter(ended_at=None).select_related("controller")
    return found.annotate(
        free=Count("vacancies", filter=FREE),
        most_beds=Max("vacancies__beds", filter=FREE),
        oldest_word=Min("vacancies__confirmed_at", filter=FREE),
    ).order_by("-free", "name", "id")


def place(place_id: UUID) -> Place | None:
    """One place."""
    return Place.objects.select_related("controller").filter(id=place_id).first()


def own_places(*, kept_by: Actor) -> QuerySet[Place]:
    """The places that this actor may write: all of the agency’s, or its refuges."""
    found = Place.objects.filter(controller=kept_by.controller_id)
    if kept_by.role == Role.SERVICE_WORKER:
        found = found.filter(kind=PlaceKind.REFUGE)
    return found


def keeps(held: Place, by: Actor) -> bool:
    """Whether this actor may write it."""
    return own_places(kept_by=by).filter(id=held.id).exists()


def rooms_of(held: Place) -> QuerySet[Vacancy]:
    """Its rooms, those that are free first."""
    found = Vacancy.objects.filter(place=held).select_related("confirmed_by__person")
    return found.order_by(F("state").asc(), "from_date", "label", "id")


def periods_of(agencies: Collection[UUID]) -> Mapping[UUID, Periods]:
    """How long words hold at each of these agencies: as it set, else as is usual."""
    held = HousingPeriods.objects.filter(controller__in=agencies)
    found = dict.fromkeys(agencies, Periods())
    for each in held:
        found[each.controller_id] = Periods(
            each.fresh_hours, each.answer_hours, each.decide_hours, each.move_days
        )
    return found


def own_periods(*, of: Actor) -> HousingPeriods | None:
    """What one’s own agency has set."""
    return HousingPeriods.objects.filter(controller=of.controller_id).first()


def rooms_to_confirm(*, kept_by: Actor, now: datetime) -> QuerySet[Vacancy]:
    """The free and held rooms of this actor’s places of which the last word is too old."""
    periods = periods_of([kept_by.controller_id])[kept_by.controller_id]
    found = Vacancy.objects.filter(
        place__in=own_places(kept_by=kept_by).filter(ended_at=None),
        state__in=TO_CONFIRM,
        confirmed_at__lt=now - timedelta(hours=periods.fresh_hours),
    )
    return found.select_related("place").order_by("place__name", "place_id", "confirmed_at")
