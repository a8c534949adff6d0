"""How somebody is reached goes along only as agreed, and is shown on asking alone."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from wayside.audit.models import Event
from wayside.partners.tests import factories as partners
from wayside.people.contact.actions import Way, add_route, retire_route
from wayside.people.contact.vocabulary import RouteKind
from wayside.people.models import ContactRoute
from wayside.people.tests.factories import NOW, acting, person
from wayside.support.models import Referral
from wayside.support.referrals import actions
from wayside.support.referrals.actions import Said
from wayside.support.referrals.tests.factories import Cast
from wayside.support.referrals.tests.test_asking import asked, taken_up
from wayside.web.states import NotNow

NUMBER = "07700 900123"
CATEGORIES = ("needs", "safe_contact")


@pytest.fixture(autouse=True)
def a_day(settings: Any) -> None:
    settings.WAYSIDE_TODAY = NOW.date() + timedelta(days=1)


def route(cast: Cast, of: Any = None) -> ContactRoute:
    with acting(cast.ana):
        return add_route(
            person=of or cast.rosie,
            way=Way(RouteKind.PHONE, NUMBER, shared=True),
            how_confirmed="Asked her",
            by=cast.by(cast.ana),
            now=NOW,
        )


def sent(cast: Cast, way: ContactRoute | None) -> Referral:
    cast.agrees(categories=CATEGORIES)
    drafted = cast.draft(said=Said((), CATEGORIES, "Call her, please.", way))
    with acting(cast.ana):
        return actions.send_referral(referral=drafted, by=cast.by(cast.ana), now=NOW)


def test_the_chosen_way_goes_along_and_is_shown_only_when_asked_for(cast: Cast) -> None:
    found = sent(cast, route(cast))
    client = Client()
    partners.sign_in(client, cast.sam)
    url = f"/support/referrals/{found.id}/"
    assert NUMBER not in client.get(url).content.decode()
    assert NUMBER not in client.get(f"{url}reach/").content.decode()
    assert not Event.objects.filter(action="support.show_reach").exists()
    page = client.post(f"{url}reach/").content.decode()
    assert NUMBER in page
    assert "Leave no message" in page
    assert Event.objects.filter(action="support.show_reach").count() == 1
    with acting(cast.sam):
        assert found.delivery_id is not None
    assert NUMBER not in client.get(f"/sharing/received/{found.delivery_id}/").content.decode()


def test_without_a_way_or_with_one_that_is_old_it_is_not_sent(cast: Cast) -> None:
    with pytest.raises(NotNow, match="Choose which way"):
        sent(cast, None)
    old = route(cast)
    drafted = cast.draft(said=Said((), CATEGORIES, "Call her.", old))
    cast.agrees(categories=CATEGORIES)
    later = NOW + timedelta(days=40)
    with acting(cast.ana, now=later), pytest.raises(NotNow, match="Recheck"):
        actions.send_referral(referral=drafted, by=cast.by(cast.ana), now=later)
    with acting(cast.ana):
        retire_route(route=old, by=cast.by(cast.ana), now=NOW)
        with pytest.raises(NotNow, match="Choose which way"):
            actions.send_referral(referral=drafted, by=cast.by(cast.ana), now=NOW)


def test_nobody_elses_way_can_be_chosen(cast: Cast) -> None:
    other = person(cast.ana, "Kasia Example")
    with pytest.raises(NotNow, match="own ways"):
        cast.draft(said=Said((), CATEGORIES, "Call her.", route(cast, other)))


def test_another_role_of_the_service_is_shown_nothing(cast: Cast) -> None:
    found = sent(cast, route(cast))
    with acting(cast.their_lead), pytest.raises(NotNow):
        actions.show_reach(referral=found, by=cast.by(cast.their_lead), now=NOW)
    with acting(cast.ana), pytest.raises(NotNow, match="no such referral"):
        actions.show_reach(referral=found, by=cast.by(cast.ana), now=NOW)


def test_the_number_of_who_wrote_from_outside_is_shown_on_asking_too(cast: Cast) -> None:
    Client().post("/get-help/", asked(cast, form_id=uuid.uuid4()))
    found = taken_up(cast)
    client = Client()
    partners.sign_in(client, cast.sam)
    url = f"/support/referrals/{found.id}/"
    assert "07700 900555" not in client.get(url).content.decode()
    assert "07700 900555" in client.post(f"{url}reach/").content.decode()
