"""Administrator and governance officer: accounts, roles by two people, a new area."""

import json
from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from shapely.geometry import box, mapping

from wayside.access.tests import factories as access
from wayside.access.vocabulary import Role
from wayside.partners.models import Area, Membership, Programme
from wayside.partners.tests import factories
from wayside.partners.vocabulary import AreaLevel

Axe = Callable[[Page], None]


@pytest.fixture
def london(live_server: LiveServer) -> Area:
    return factories.area("London", level=AreaLevel.COUNTY)


@pytest.fixture
def lambeth(london: Area) -> Area:
    return factories.area("Lambeth", parent=london)


@pytest.fixture
def programme(lambeth: Area) -> Programme:
    return factories.programme(lambeth)


@pytest.fixture
def administrator(london: Area, lambeth: Area) -> Membership:
    agency = factories.agency("Example Police", areas=(london, lambeth))
    return factories.member(Role.ADMINISTRATOR, area=london, agency=agency)


def enter(page: Page, live_server: LiveServer, membership: Membership) -> None:
    """Go in as the member, signed in with a second factor."""
    client = Client()
    factories.sign_in(client, membership)
    name = settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
    page.context.clear_cookies()
    page.context.add_cookies([cookie])  # type: ignore[list-item]
    page.goto("/")


def each_error_takes_the_focus(page: Page) -> None:
    """Every link of the error summary leads to a control that takes the focus."""
    links = page.locator(".govuk-error-summary__list a")
    assert links.count() > 0
    for number in range(links.count()):
        target = (links.nth(number).get_attribute("href") or "").removeprefix("#")
        links.nth(number).click()
        expect(page.locator(f"[id='{target}']")).to_be_focused()


def test_two_people_give_a_role(
    page: Page, live_server: LiveServer, administrator: Membership, axe: Axe
) -> None:
    """Given an administrator and a governance officer, when one opens an account and proposes a
    role and the other grants it, then the new officer has it."""
    officer = factories.member(Role.GOVERNANCE_OFFICER, area=administrator.area)

    enter(page, live_server, administrator)
    page.goto(reverse("partners:open_account"))
    page.get_by_role("button", name="Open the account").click()
    each_error_takes_the_focus(page)
    axe(page)
    page.get_by_label("Full name").fill("New Officer")
    page.get_by_label("E-mail address").fill("new.officer@wayside.example")
    page.get_by_role("button", name="Open the account").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("New Officer")
    axe(page)

    page.get_by_role("link", name="Give a role").click()
    page.get_by_label("Role", exact=True).select_option(Role.PATROL_OFFICER.value)
    page.get_by_label("Agency", exact=True).select_option(label="Example Police")
    page.get_by_label("Area", exact=True).select_option(label="Lambeth")
    page.get_by_role("button", name="Continue").click()
    each_error_takes_the_focus(page)
    axe(page)
    page.get_by_label("Why this person needs it").fill("Joins the weekly patrols in July.")
    page.get_by_role("button", name="Continue").click()
    expect(
        page.get_by_text("You proposed this role, so a second person must decide.")
    ).to_be_visible()
    axe(page)
    proposal = page.url

    enter(page, live_server, officer)
    axe(page)
    page.get_by_role("link", name="Grant or decline: Patrol officer for New Officer").click()
    assert page.url == proposal
    axe(page)
    page.get_by_role("button", name="Grant the role").click()
    expect(page.get_by_text("The role is granted: New Officer holds it.")).to_be_visible()
    assert Membership.objects.get(role=Role.PATROL_OFFICER).person.name == "New Officer"


def test_a_neighbour_takes_up_the_programme(
    page: Page, live_server: LiveServer, administrator: Membership, programme: Programme, axe: Axe
) -> None:
    """Given a programme in Lambeth, when the administrator opens Southwark from it, then it has
    the programme and its own wards."""
    enter(page, live_server, administrator)
    page.goto(reverse("partners:area", args=["lambeth"]))
    axe(page)
    page.get_by_role("link", name="Open another area from this one").click()
    expect(page.get_by_role("heading", name="Stays behind")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="Continue").click()
    page.get_by_role("button", name="Open the area").click()
    each_error_takes_the_focus(page)
    axe(page)
    page.get_by_label("Name of the new area").fill("Southwark")
    page.get_by_label("Lead agency").select_option(label="Example Police")
    page.get_by_label("Lead", exact=True).select_option(index=1)
    wards = {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"name": "Riverside"},
                "geometry": mapping(box(-0.09, 51.47, -0.07, 51.49)),
            }
        ],
    }
    page.locator("input[type=file]").set_input_files(
        {
            "name": "wards.geojson",
            "mimeType": "application/json",
            "buffer": json.dumps(wards).encode(),
        }
    )
    page.get_by_role("button", name="Open the area").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Southwark")
    expect(page.get_by_role("link", name=programme.name)).to_be_visible()
    expect(page.get_by_role("link", name="Riverside")).to_be_visible()
    axe(page)


LISTS = ("areas", "agencies", "programmes", "funding", "members", "proposals", "accounts")


@pytest.mark.parametrize("name", LISTS)
def test_the_lists_fit_a_telephone(
    phone: Page,
    live_server: LiveServer,
    administrator: Membership,
    programme: Programme,
    axe: Axe,
    name: str,
) -> None:
    for role in (Role.COORDINATOR, Role.CASEWORKER, Role.ANALYST):
        person = access.person(f"A Person With A Rather Long Name {role.label}")
        factories.member(role, area=programme.area, person=person)
    enter(phone, live_server, administrator)
    phone.goto(reverse(f"partners:{name}"))
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    axe(phone)
