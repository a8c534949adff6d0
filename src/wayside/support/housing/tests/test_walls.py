"""Who sees what of safe housing in the database itself."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from wayside.access.vocabulary import ENFORCEMENT_ROLES, NEUTRAL_ROLES, Role
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.support.housing.tests.factories import place, vacancy
from wayside.support.housing.vocabulary import PlaceKind, VacancyState
from wayside.support.models import HousingWishes, Offer, OfferAbout, Place, Vacancy
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting

pytestmark = pytest.mark.django_db
TABLES = ("place", "vacancy", "housingperiods", "housingwishes", "offer", "offerabout")


class Cast:
    """A charity that asks, and a housing agency that keeps a place."""

    def __init__(self) -> None:
        self.area = partners.area()
        self.charity = factories.charity(area=self.area)
        self.ana, self.bea = factories.worker(self.charity), factories.worker(self.charity)
        self.there = factories.charity("Homes Example", area=self.area)
        self.hugo = factories.worker(self.there, Role.HOUSING_OFFICER)
        self.sam = factories.worker(self.there, Role.SERVICE_WORKER)
        self.their_worker = factories.worker(self.there)
        self.rosie = factories.person(self.ana, "Rosie")
        self.place = place(self.hugo)
        self.room = vacancy(self.place, self.hugo)
        self.offer = Offer(
            controller=self.charity,
            to_agency=self.there,
            to_role=Role.HOUSING_OFFICER,
            place=self.place,
            asked_by=self.ana,
            asked_at=NOW,
            created_at=NOW,
            updated_at=NOW,
        )
        with acting(self.ana):
            self.offer.save(force_insert=True)
            OfferAbout(
                offer=self.offer,
                subject=self.rosie.subject,
                controller=self.charity,
                place=self.place,
            ).save(force_insert=True)


@pytest.fixture
def cast() -> Cast:
    return Cast()


def refused(member: Membership, act: Any) -> None:
    with acting(member), pytest.raises((ProgrammingError, IntegrityError)), transaction.atomic():
        act()


def test_places_are_read_by_workers_of_the_side_and_kept_by_who_keeps_them(cast: Cast) -> None:
    for member in (cast.ana, cast.hugo, cast.sam):
        with acting(member):
            assert Place.objects.count() == Vacancy.objects.count() == 1
    for member in (cast.ana, cast.sam, cast.their_worker):
        with acting(member):
            assert not Place.objects.update(area="Nearham")
            assert not Vacancy.objects.update(beds=3)


def test_a_refuge_is_kept_by_its_own_workers_too(cast: Cast) -> None:
    held = place(cast.sam, kind=PlaceKind.REFUGE)
    vacancy(held, cast.sam)
    other = factories.worker(factories.charity("Other Example"), Role.SERVICE_WORKER)
    with acting(other):
        assert not Place.objects.update(area="Nearham")
    refused(cast.sam, lambda: place(cast.sam, kind=PlaceKind.TENANCY))
    refused(other, lambda: vacancy(held, other))


@pytest.mark.parametrize("role", sorted(ENFORCEMENT_ROLES | NEUTRAL_ROLES))
def test_no_other_side_enters_a_table_of_it(cast: Cast, role: Role) -> None:
    member = partners.member(role, area=cast.area)
    for table in (*TABLES, "offermove", "housingsearch"):
        with pytest.raises(ProgrammingError), acting(member), connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM support.support_{table}")


def test_whom_a_request_is_about_is_for_who_opens_the_record_alone(cast: Cast) -> None:
    with acting(cast.hugo):
        assert Offer.objects.count() == 1
        assert not OfferAbout.objects.exists()
    for member in (cast.bea, cast.sam, cast.their_worker):
        with acting(member):
            assert not Offer.objects.exists()
            assert not OfferAbout.objects.exists()
            assert not HousingWishes.objects.exists()


def test_a_place_writes_how_a_request_stands_and_nothing_else(cast: Cast) -> None:
    other = place(cast.hugo, name="Oak House")
    refused(cast.hugo, lambda: Offer.objects.update(place=other))
    refused(cast.hugo, lambda: Offer.objects.update(asked_at=NOW - timedelta(days=1)))
    with acting(cast.hugo):
        assert Offer.objects.update(due_at=NOW) == 1


def test_who_asked_frees_the_room_that_was_held_for_the_request_and_no_other(cast: Cast) -> None:
    with acting(cast.ana):
        assert not Vacancy.objects.update(state=VacancyState.TAKEN)
    with acting(cast.hugo):
        Vacancy.objects.update(state=VacancyState.HELD)
        Offer.objects.update(vacancy=cast.room)
    refused(cast.ana, lambda: Vacancy.objects.update(beds=7))
    with acting(cast.ana):
        assert Vacancy.objects.update(state=VacancyState.FREE) == 1
    refused(cast.ana, lambda: Vacancy.objects.update(state=VacancyState.TAKEN))
