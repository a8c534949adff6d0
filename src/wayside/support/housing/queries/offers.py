"""Requests for places, as the database shows them to whoever acts."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.db.models.functions import TruncDate

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role
from wayside.people.models import Person
from wayside.sharing.queries import holders
from wayside.support.housing.rules import RUNNING
from wayside.support.housing.vocabulary import OfferState, PlaceKind, VacancyState
from wayside.support.models import Offer, OfferAbout, OfferMove, Place, Vacancy
from wayside.web.clock import LONDON

WITH = ("place", "vacancy", "controller", "to_agency", "owner__person", "asked_by__person")
FIRST_FOR_REFUGES = (Role.SERVICE_WORKER, Role.HOUSING_OFFICER)


def offer(offer_id: UUID) -> Offer | None:
    """One that is whoever acts's to see."""
    return Offer.objects.select_related(*WITH, "delivery").filter(id=offer_id).first()


def about_of(held: Offer) -> OfferAbout | None:
    """Whom it is about, where that record is open to whoever acts."""
    return OfferAbout.objects.filter(offer=held).select_related("subject__person").first()


def offers_of(person: Person) -> QuerySet[Offer]:
    """Somebody’s requests, the latest first."""
    found = Offer.objects.filter(about__subject=person.subject_id)
    return found.select_related(*WITH).order_by("-asked_at", "id")


def offer_of(person: Person, offer_id: UUID) -> Offer | None:
    """One of them."""
    return offers_of(person).filter(id=offer_id).first()


def running_of(person: Person) -> Mapping[UUID, Offer]:
    """Those that go on, by place."""
    return {each.place_id: each for each in offers_of(person).filter(state__in=RUNNING)}


def incoming(*, to: Actor) -> QuerySet[Offer]:
    """Requests to this actor’s role at the agency, what is due first."""
    found = Offer.objects.filter(to_agency=to.controller_id, to_role=to.role or "")
    return found.select_related(*WITH).order_by(F("due_at").asc(nulls_last=True), "-asked_at", "id")


def to_answer(*, to: Actor) -> QuerySet[Offer]:
    """Those that wait for an answer of the place."""
    return incoming(to=to).filter(state=OfferState.ASKED)


def moves_of(held: Offer) -> QuerySet[OfferMove]:
    """The steps so far, the first first."""
    found = OfferMove.objects.filter(offer=held)
    return found.select_related("member__person", "agency")


def moves_of_person(person: Person) -> QuerySet[OfferMove]:
    """Every step of somebody’s requests, the first first."""
    found = OfferMove.objects.filter(offer__about__subject=person.subject_id)
    return found.select_related("member__person", "offer__place").order_by("at", "id")


def free_rooms(place: Place) -> QuerySet[Vacancy]:
    """The rooms of a place that can be offered."""
    found = Vacancy.objects.filter(place=place, state=VacancyState.FREE)
    return found.order_by("from_date", "label", "id")


def answering_role(place: Place, *, now: datetime) -> Role | None:
    """The role that answers for a place: of a refuge, its own workers before a housing officer."""
    roles = FIRST_FOR_REFUGES if place.kind == PlaceKind.REFUGE else (Role.HOUSING_OFFICER,)
    return next((role for role in roles if holders(place.controller_id, role, now=now)), None)


def due(led: Any, *, now: Any) -> QuerySet[Any]:
    """Requests for these people that wait for a step: an offer at once, the rest once it is due."""
    late = Q(offer__state__in=RUNNING, offer__due_at__lte=now)
    found = OfferAbout.objects.filter(
        late | Q(offer__state=OfferState.OFFERED), subject__in=led, is_running=True
    )
    return found.annotate(word=F("offer__state"), day=TruncDate("offer__due_at", tzinfo=LONDON))
