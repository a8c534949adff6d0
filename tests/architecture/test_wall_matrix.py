"""The wall, page by page: what somebody said to get help is shown to her worker and to nobody
whose role does not open it, whichever address of the house they try.

The addresses come from the resolver, so a new page is tried by itself. Each page is asked for by
somebody of every role in the same area, with the real numbers of the records; a page that shows
one of the words that only the record holds fails, whatever its status.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from tests.architecture.test_other_areas import Route, World, routes, signed_in, world
from wayside.access.vocabulary import ENFORCEMENT_ROLES, NEUTRAL_ROLES, Role
from wayside.partners.tests import factories as partners
from wayside.people.tests.worlds import HER
from wayside.support.tests.worlds import SAID

__all__ = ["world"]  # a fixture
pytestmark = pytest.mark.django_db
SECRETS = (SAID, HER["family_name"], "07700 900123", "Marlon")
OTHER_SIDES = sorted(ENFORCEMENT_ROLES | NEUTRAL_ROLES, key=list(Role).index)


def shown(client: Client, route: Route, world: World) -> list[str]:
    """What a page gives away of the record."""
    page = client.get(route.url(world.names))
    body = b"".join(page.streaming_content) if page.streaming else page.content  # type: ignore[attr-defined]
    text = body.decode("utf-8", errors="replace") + str(page.headers)
    return [f"{route.name}: {word}" for word in SECRETS if word in text]


def about_her() -> Iterator[Route]:
    """The pages of the rooms of the support side."""
    return (each for each in routes() if each.name.startswith(("people:", "support:")))


def test_the_words_that_are_looked_for_are_on_her_own_workers_pages(world: World) -> None:
    client = signed_in(world.known[Role.CASEWORKER])
    found = {word for route in about_her() for word in shown(client, route, world)}
    assert {word for word in SECRETS if any(word in each for each in found)} >= {SAID, "Marlon"}


@pytest.mark.parametrize("role", OTHER_SIDES)
def test_no_page_shows_another_side_what_she_said(world: World, role: Role) -> None:
    client = signed_in(partners.member(role, area=world.here))
    assert [word for route in routes() for word in shown(client, route, world)] == []


@pytest.mark.parametrize(
    "role", [Role.SERVICE_WORKER, Role.HOUSING_OFFICER, Role.MARAC_COORDINATOR, Role.CASEWORKER]
)
def test_no_page_shows_another_agency_of_the_support_side_what_she_said(
    world: World, role: Role
) -> None:
    client = signed_in(partners.member(role, area=world.here))
    assert [word for route in routes() for word in shown(client, route, world)] == []


def test_a_colleague_without_the_record_is_not_shown_what_she_said(world: World) -> None:
    worker: Any = world.known[Role.CASEWORKER]
    client = signed_in(partners.member(Role.CASEWORKER, area=world.here, agency=worker.agency))
    assert [word for route in about_her() for word in shown(client, route, world)] == []
