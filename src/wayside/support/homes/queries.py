"""Homes, as the database shows them to whoever acts."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, Q, QuerySet, When

from wayside.access.actor import Actor
from wayside.partners.models import Agency, Area
from wayside.partners.queries import areas_within
from wayside.people.models import Person
from wayside.sharing.agreements.vocabulary import Category
from wayside.sharing.disclosures import queries as disclosures
from wayside.sharing.disclosures.vocabulary import DisclosureState
from wayside.sharing.models import Delivery, Disclosure
from wayside.support.homelessness import queries as law
from wayside.support.homelessness.rules import due_date
from wayside.support.homelessness.vocabulary import Milestone
from wayside.support.homes.rules import GONE, LIVED_IN
from wayside.support.homes.vocabulary import HomeState, ReviewState
from wayside.support.housing.vocabulary import OfferState
from wayside.support.models import (
    Home,
    HomeMove,
    HomeNotice,
    HomeReview,
    HomeRisk,
    KeptHome,
    Offer,
    OfferAbout,
)

FIRST = Case(
    When(state=HomeState.ABOUT, then=0),
    When(state__in=LIVED_IN, then=1),
    When(state__in=GONE, then=2),
    default=3,
)

BEGINS = Case(When(verb="begin", then=0), default=1)


def homes_of(person: Person) -> QuerySet[Home]:
    """Every home, the one to move into or lived in first."""
    found = Home.objects.filter(subject=person.subject_id).select_related("keeper")
    return found.order_by(FIRST, "-step_date", "-created_at", "id")


def home_of(person: Person, home_id: UUID) -> Home | None:
    """One of them."""
    found = Home.objects.filter(id=home_id, subject=person.subject_id)
    return found.select_related("keeper", "kept").first()


def locked(home_id: UUID) -> Home:
    """A home that nobody else changes until the transaction under way is over: a notice and an
    eviction of one moment come one after the other."""
    return Home.objects.select_for_update().get(id=home_id)


def home_from(offer: Offer) -> Home | None:
    """The home that a request for a place came to, held as above."""
    return Home.objects.select_for_update().filter(offer=offer).first()


def lived_in(subject_id: UUID) -> Home | None:
    """Where somebody lives, held as above."""
    found = Home.objects.select_for_update().filter(subject=subject_id, state__in=LIVED_IN)
    return found.first()


def former_home(subject_id: UUID) -> Home | None:
    """The home somebody lost, was evicted from or left last, which no other follows yet."""
    states = (*GONE, HomeState.CLOSED)
    found = Home.objects.filter(subject=subject_id, state__in=states, next_home=None)
    return found.order_by("-step_date", "-created_at").first()


def moves_of(person: Person) -> QuerySet[HomeMove]:
    """Every step of every home, the earliest first; of one moment, the one that begins it."""
    found = HomeMove.objects.filter(subject=person.subject_id)
    return found.select_related("by__person", "home").order_by("at", BEGINS, "on_date", "id")


def risk_of(home: Home, risk_id: UUID) -> HomeRisk | None:
    """One of what puts it at risk."""
    return home.risks.select_related("home").filter(id=risk_id).first()


def notices_of(person: Person) -> QuerySet[HomeNotice]:
    """What was served, with its review, the latest first."""
    found = HomeNotice.objects.filter(subject=person.subject_id)
    return found.select_related("review", "home").order_by("-served_date", "-created_at")


def review_of(person: Person, review_id: UUID) -> HomeReview | None:
    """The review of one of them."""
    found = HomeReview.objects.filter(id=review_id, subject=person.subject_id)
    return found.select_related("home", "notice").first()


def offers_of(person: Person) -> list[OfferAbout]:
    """Places that took somebody, of which no home was made yet."""
    made = Home.objects.filter(subject=person.subject_id, offer__isnull=False).values("offer")
    states = (OfferState.ACCEPTED, OfferState.MOVED_IN)
    found = OfferAbout.objects.filter(subject=person.subject_id, offer__state__in=states)
    return list(found.exclude(offer__in=made).select_related("offer__place", "offer__to_agency"))


def handover_of(home: Home) -> Disclosure | None:
    """What is open, by consent, of the housing of whoever lives there to an agency that works where
    the agency of the record does not: the latest."""
    own = Area.objects.filter(agencies=home.controller_id).values_list("id", flat=True)
    around = {each for area in own for each in areas_within(area)}
    away = Agency.objects.filter(areas__in=Area.objects.exclude(id__in=around))
    found = _shared(home.subject_id).filter(recipient__in=away)
    return found.order_by("-made_at", "id").first()


def delivery_to(subject_id: UUID, keeper_id: UUID, role: str) -> Delivery | None:
    """What is open to that role of the agency that keeps a home, by consent, of its housing."""
    held = _shared(subject_id).filter(recipient=keeper_id, recipient_role=role)
    found = held.order_by("-made_at", "id").first()
    return disclosures.delivery_of(found) if found else None


def _shared(subject_id: UUID) -> QuerySet[Disclosure]:
    found = Disclosure.objects.filter(subject=subject_id, state=DisclosureState.OPEN)
    return found.filter(basis="consent", categories__contains=[Category.HOUSING])


def day_by(agency_id: UUID, kind: Milestone, *, since: date) -> date | None:
    """Until when something is due by the agency's period, if there is one."""
    held = law.period_of(agency_id, kind, on=since)
    return due_date(since, law.counted(held)) if held else None


def kept_homes(*, visible_to: Actor) -> QuerySet[KeptHome]:
    """The homes that one's agency keeps and that were shared with it, those at risk first."""
    found = KeptHome.objects.filter(keeper=visible_to.agency_id, ended_date=None)
    return found.select_related("controller").prefetch_related("risks").order_by("created_at", "id")


def kept_at_risk(*, visible_to: Actor) -> QuerySet[KeptHome]:
    """Those of them at risk, or with a notice."""
    risky = Q(risks__ended_date=None, risks__isnull=False) | Q(review_due_date__isnull=False)
    return kept_homes(visible_to=visible_to).filter(risky).distinct()


def due(led: Any, *, today: Any) -> QuerySet[Home]:
    """Homes of these people that are to be looked at."""
    return Home.objects.filter(subject__in=led, due_date__lte=today)


def reviews_due(led: Any) -> QuerySet[HomeReview]:
    """Reviews of these people's notices that are not concluded."""
    return HomeReview.objects.filter(subject__in=led).exclude(state=ReviewState.CONCLUDED)
