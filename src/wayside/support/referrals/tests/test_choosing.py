"""From a directory entry to a referral, also where nobody there is an agency yet."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from wayside.access.vocabulary import Role
from wayside.directory.tests import factories as directory
from wayside.notices.models import Notice
from wayside.partners.tests import factories as partners
from wayside.people.tests.factories import NOW, acting
from wayside.support.referrals import actions
from wayside.support.referrals.tests.factories import Cast
from wayside.web.states import NotNow


@pytest.fixture(autouse=True)
def a_day(settings: Any) -> None:
    settings.WAYSIDE_TODAY = NOW.date() + timedelta(days=1)


def client_of(member: Any) -> Client:
    client = Client()
    partners.sign_in(client, member)
    return client


def test_a_caseworker_goes_from_an_entry_to_a_referral_with_it_chosen(cast: Cast) -> None:
    client = client_of(cast.ana)
    entry = client.get(f"/directory/services/{cast.service.id}/").content.decode()
    way = f"/support/referrals/to/{cast.service.id}/"
    assert way in entry
    onward = f"/support/people/{cast.rosie.id}/referrals/new/?service={cast.service.id}"
    assert onward in client.get(way).content.decode()
    page = client.get(onward).content.decode()
    at = page.index(f'value="{cast.service.id}"')
    assert "checked" in page[at : page.index(">", at)]


def test_who_does_not_refer_is_shown_no_such_way(cast: Cast) -> None:
    entry = client_of(cast.officer).get(f"/directory/services/{cast.service.id}/").content.decode()
    assert cast.service.name in entry
    assert "/support/referrals/to/" not in entry


def test_an_administrator_is_asked_once_a_day_and_told_of_nobody(cast: Cast) -> None:
    admin = partners.member(Role.ADMINISTRATOR, area=cast.area)
    alone = directory.service("Soup", organization=directory.organization("A charity"))
    client = client_of(cast.ana)
    url = f"/support/referrals/to/{alone.id}/"
    assert "Ask an administrator" in client.get(url).content.decode()
    for _each in range(2):
        client.post(f"{url}ask/")
    notice = Notice.objects.get(person_id=admin.person_id)
    assert "Rosie" not in f"{notice.subject} {notice.body}"


def test_nobody_is_asked_for_what_is_an_agency(cast: Cast) -> None:
    with acting(cast.ana), pytest.raises(NotNow, match="already"):
        actions.ask_for_agency(service=cast.service, by=cast.by(cast.ana), now=NOW)
