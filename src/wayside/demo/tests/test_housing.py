"""The demo's twelve places and thirty rooms, and what became of two requests."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest

from wayside.access.vocabulary import Role
from wayside.demo import cast as people
from wayside.demo.supported.housing import EACH, LOOKS, house
from wayside.partners.tests import factories as partners
from wayside.people.actions import register
from wayside.people.tests.factories import details
from wayside.support.housing.actions import match_places
from wayside.support.housing.presenters.matches import shown
from wayside.support.housing.vocabulary import OfferState
from wayside.support.models import HousingSearch, Offer, Place, Vacancy
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting


@pytest.mark.django_db
def test_the_places_of_the_demo_stand_and_one_fits() -> None:
    area = partners.area()
    council = factories.charity("Example Borough Council", area=area)
    carys = factories.worker(factories.charity("Example Centre", area=area))
    members = {
        people.CARYS: carys,
        people.CLEO: factories.worker(carys.agency),
        people.CASS: factories.worker(carys.agency),
        people.HANA: factories.worker(council, Role.HOUSING_OFFICER),
        people.SEFA: factories.worker(factories.charity("Recovery"), Role.SERVICE_WORKER),
    }
    players = SimpleNamespace(
        act=lambda member: partners.actor_of(members[member]), agencies={"council": council}
    )
    cleo, then = members[people.CLEO], NOW - timedelta(days=60)
    with acting(cleo, now=then):
        for number in range(EACH + 1):
            register(
                details=details(f"Before {number}"),
                first_met=then.date(),
                by=partners.actor_of(cleo),
                now=then,
            )
    supported = {called: factories.person(carys, called) for called in LOOKS}
    house(cast(Any, players))
    with acting(carys):
        assert (Place.objects.count(), Vacancy.objects.count()) == (12, 30)
        states = sorted(Offer.objects.values_list("state", flat=True))
        assert states == [OfferState.OFFERED, OfferState.REFUSED]
        by = partners.actor_of(carys)
        page = shown(match_places(person=supported["Wren"], by=by, now=NOW), now=NOW)
        assert {each.place.name for each in page.fits} == {"Hazel Project", "Larch Homes"}
        assert [each.place.name for each in page.fits_if] == ["Cedar Recovery Refuge"]
        assert all(each.reasons for each in page.not_fits)
        assert len(page.not_fits) == 9
        assert HousingSearch.objects.count() == len(LOOKS)
    with acting(cleo):
        assert HousingSearch.objects.count() == EACH
