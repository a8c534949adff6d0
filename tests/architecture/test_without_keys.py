"""Without the support side's keys its pages say so and what to do; nothing else is in the way.

The addresses come from the resolver, so a new page is tried by itself.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from tests.architecture.test_other_areas import Route, World, answers, routes, signed_in, world
from wayside.access.vocabulary import SUPPORT_ROLES, Role
from wayside.partners.tests import factories as partners
from wayside.people.permissions import MARK_BIRTHDAYS, SUPPORT_PEOPLE
from wayside.sharing.disclosures.permissions import RECEIVE_DISCLOSURES
from wayside.sharing.handovers.permissions import HAND_OVER, RECEIVE_HANDOVERS

__all__ = ["world"]  # a fixture
pytestmark = pytest.mark.django_db
NOT_SET_UP = "The support side is not set up here"
LISTS = ("/people/", "/people/add/", "/support/met/", "/sharing/handovers/", "/people/links/")
SERVER_ERROR = 500


@pytest.fixture
def keyless(world: World, settings: Any) -> World:
    """The same world, found by an installation that was not given the keys."""
    settings.KEY_RINGS, settings.KEY_BOXES = {}, {}
    return world


def clients(world: World) -> dict[Role, Client]:
    return {role: signed_in(world.member(role)) for role in SUPPORT_ROLES}


def open_to(role: Role) -> Iterator[Route]:
    return (each for each in routes() if role in each.permission.roles)


def test_every_page_behind_the_wall_says_what_is_missing(keyless: World) -> None:
    by_role = clients(keyless)
    behind = [each for each in routes() if each.permission.is_behind_the_wall]
    assert {"people:record", "support:plan", "sharing:consent"} <= {each.name for each in behind}
    found = {each.name: answers(by_role[each.role], each.url(keyless.names)) for each in behind}
    assert {name for name, statuses in found.items() if statuses != {503}} == set()


def test_no_other_page_of_the_support_side_fails(keyless: World) -> None:
    for role, client in clients(keyless).items():
        for each in open_to(role):
            if not each.permission.is_behind_the_wall:
                status = client.get(each.url(keyless.names)).status_code
                assert status < SERVER_ERROR, (role, each.name)


@pytest.mark.parametrize("address", LISTS)
def test_lists_and_forms_say_it_too_and_what_an_administrator_does(
    settings: Any, address: str
) -> None:
    role = Role.LINK_REVIEWER if "links" in address else Role.CASEWORKER
    client = signed_in(partners.member(role, area=partners.area()))
    assert client.get(address).status_code == 200
    settings.KEY_RINGS = {}
    page = client.get(address)
    assert page.status_code == 503
    for word in (NOT_SET_UP, "wayside keys new", "wayside keys box", "WAYSIDE_SUPPORT_KEYS"):
        assert word in page.content.decode()


@pytest.mark.parametrize(
    "role", [Role.CASEWORKER, Role.SAFEGUARDING_LEAD, Role.SERVICE_WORKER, Role.LINK_REVIEWER]
)
def test_the_first_page_opens_and_says_that_the_side_is_not_set_up(
    settings: Any, role: Role
) -> None:
    client = signed_in(partners.member(role, area=partners.area()))
    assert NOT_SET_UP not in client.get("/").content.decode()
    settings.KEY_RINGS = {}
    page = client.get("/")
    assert page.status_code == 200
    assert NOT_SET_UP in page.content.decode()


def test_keys_that_are_none_are_told_like_keys_that_are_not_there(settings: Any) -> None:
    client = signed_in(partners.member(Role.CASEWORKER, area=partners.area()))
    settings.KEY_RINGS = {"support": "no ring at all"}
    assert client.get("/people/").status_code == 503


def test_nothing_is_handed_over_where_it_could_not_be_sealed(settings: Any) -> None:
    settings.KEY_RINGS, settings.KEY_BOXES = {}, {}
    area = partners.area()
    client = signed_in(partners.member(Role.COORDINATOR, area=area))
    sent = {"kind": "welfare_concern", "area": area.id, "text": "She was hurt."}
    page = client.post("/sharing/handovers/send/", sent)
    assert (page.status_code, NOT_SET_UP in page.content.decode()) == (503, True)
    assert client.get("/sharing/handovers/sent/").context["receipts"].total == 0


def test_only_what_the_support_side_alone_may_do_needs_its_keys() -> None:
    assert SUPPORT_PEOPLE.is_behind_the_wall
    assert RECEIVE_HANDOVERS.is_behind_the_wall
    for each in (HAND_OVER, RECEIVE_DISCLOSURES, MARK_BIRTHDAYS):
        assert not each.is_behind_the_wall
