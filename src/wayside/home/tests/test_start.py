"""Each role's first page says what to do now, and links only where the role may go."""

import re

import pytest
from django.test import Client, override_settings
from django.urls import resolve
from pytest_django import DjangoAssertNumQueries

from wayside.access.tests import factories as access
from wayside.access.vocabulary import Role
from wayside.home.tests.factories import page_of, week
from wayside.home.vocabulary import PAGES
from wayside.partners.models import Area, Programme
from wayside.partners.tests import factories
from wayside.patrols.calendar import IsoWeek
from wayside.patrols.vocabulary import WeekState
from wayside.web import clock

pytestmark = pytest.mark.django_db

QUIET = {
    Role.COORDINATOR: 27,
    Role.DEPUTY_COORDINATOR: 27,
    Role.WARD_SERGEANT: 20,
    Role.PATROL_OFFICER: 17,
    Role.LOCAL_OFFICER: 12,
    Role.CASEWORKER: 32,
    Role.SERVICE_WORKER: 20,
    Role.LINK_REVIEWER: 10,
    Role.SAFEGUARDING_LEAD: 30,
    Role.PARTNER_WORKER: 15,
    Role.ANALYST: 15,
    Role.ADMINISTRATOR: 16,
    Role.COMMISSIONER: 9,
    Role.GOVERNANCE_OFFICER: 14,
}


@pytest.mark.parametrize("role", [Role.SENIOR_LEADER, Role.COMMISSIONER])
def test_who_gets_published_figures_alone_is_told_so_and_refused_the_months(
    role: Role, area: Area, programme: Programme, client: Client
) -> None:
    months = f"/{area.slug}/weeks/months/"
    member = factories.member(role, area=area)
    said = page_of(member)
    assert "Nothing is published yet." in said
    assert "working figures are not part of this role." in said
    assert months not in said
    factories.sign_in(client, member)
    assert client.get(months).status_code == 403
    factories.sign_in(client, factories.member(Role.ANALYST, area=area))
    assert client.get(months).status_code == 200


def test_the_first_page_takes_few_queries(
    area: Area, programme: Programme, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    week(area, programme, IsoWeek.of(clock.today()), WeekState.PLANNED)
    for role, most in QUIET.items():
        client = Client()
        factories.sign_in(client, factories.member(role, area=area))
        client.get("/")
        with django_assert_max_num_queries(most):
            client.get("/")


def test_every_role_has_a_page() -> None:
    assert set(PAGES) == set(Role)


@pytest.mark.parametrize("role", sorted(Role))
def test_every_link_of_a_first_page_opens_for_its_role(
    area: Area, programme: Programme, role: Role
) -> None:
    member = factories.member(role, area=area)
    client = Client()
    factories.sign_in(client, member)
    html = client.get("/").content.decode()
    assert str(PAGES[role].heading) in html
    links = set(re.findall(r'<a [^>]*href="(/[^"#]*)"', html)) - {"/"}
    assert links
    for link in links:
        answer = client.get(link)
        assert answer.status_code == 200, f"{role}: {link} gives {answer.status_code}"
        assert resolve(link.split("?")[0])


@pytest.mark.parametrize("role", [Role.WARD_SERGEANT, Role.PARTNER_WORKER])
def test_every_link_opens_for_somebody_of_one_ward(
    ward: Area, programme: Programme, role: Role
) -> None:
    client = Client()
    factories.sign_in(client, factories.member(role, area=ward))
    html = client.get("/").content.decode()
    for link in set(re.findall(r'<a [^>]*href="(/[^"#]*)"', html)):
        assert client.get(link).status_code == 200, link


@override_settings(SECOND_FACTOR_REQUIRED=False)
def test_somebody_without_a_role_is_told_what_to_do(client: Client) -> None:

    client.force_login(
        access.account(), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    page = client.get("/").content.decode()
    assert "No role yet" in page
    assert "administrator" in page


def test_a_role_whose_work_is_not_built_yet_is_not_told_that_nothing_waits(area: Area) -> None:
    page = page_of(factories.member(Role.HOUSING_OFFICER, area=area))
    assert "holds no work for your role yet" in page
    assert "Nothing waits for you" not in page
    assert "Nothing waits for you" in page_of(factories.member(Role.ANALYST, area=area))


def test_the_first_page_asks_the_database_a_bounded_number_of_times(
    area: Area, programme: Programme
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    member = factories.member(Role.COORDINATOR, area=area)
    client = Client()
    factories.sign_in(client, member)
    client.get("/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/")
    assert len(asked) <= 27


@pytest.mark.parametrize("role", sorted(Role))
def test_every_role_reads_a_sentence_when_nothing_is_due(area: Area, role: Role) -> None:
    page = PAGES[role]
    if not page.later:
        assert str(page.nothing).startswith("Nothing waits for you")
    if role in (Role.WARD_SERGEANT, Role.PATROL_OFFICER, Role.LOCAL_OFFICER, Role.PARTNER_WORKER):
        assert str(page.nothing) in page_of(factories.member(role, area=area)).replace(
            "&#x27;", "'"
        )
