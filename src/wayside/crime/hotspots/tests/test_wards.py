"""Whoever belongs to one ward sees no part of the borough's hot spots that is of no one ward."""

from typing import Any

import pytest
from django.test import Client

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.crime.actions import hotspots as actions
from wayside.crime.hotspots.tests import factories as hot
from wayside.partners.tests import factories as partners
from wayside.web import clock

pytestmark = pytest.mark.django_db
ROLES = (Role.COORDINATOR, Role.WARD_SERGEANT, Role.ANALYST)


@pytest.fixture
def town(settings: Any) -> hot.Town:
    settings.WAYSIDE_TODAY = hot.TODAY
    made = hot.town()
    hot.recorded_crime(made.borough)
    return made


@pytest.mark.parametrize("role", ROLES)
def test_layers_and_records_set_aside_are_for_the_whole_borough(
    client: Client, town: hot.Town, role: Role
) -> None:
    partners.sign_in(client, partners.member(role, area=town.west))
    page = client.get("/testham-west/hot-spots/").content.decode()
    for name in ("layers", "set-aside"):
        assert client.get(f"/testham-west/hot-spots/{name}/").status_code == 403
        assert client.get(f"/testham/hot-spots/{name}/").status_code in {403, 404}
        assert f"/hot-spots/{name}/" not in page


def test_who_works_in_the_borough_sees_them(client: Client, town: hot.Town) -> None:
    partners.sign_in(client, partners.member(Role.ANALYST, area=town.borough))
    page = client.get("/testham/hot-spots/").content.decode()
    assert "/testham/hot-spots/layers/" in page
    for name in ("layers", "set-aside"):
        assert client.get(f"/testham/hot-spots/{name}/").status_code == 200


def test_the_action_itself_refuses(town: hot.Town) -> None:
    by = partners.actor_of(partners.member(Role.WARD_SERGEANT, area=town.west))
    with pytest.raises(NotAllowed):
        actions.list_set_aside(keys=(), by=by, area=town.borough, now=clock.now())
