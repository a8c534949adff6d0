"""Each role's first page says what to do now, and links only where the role may go."""

import re
from datetime import time, timedelta

import pytest
from django.test import Client, override_settings
from django.urls import resolve
from pytest_django import DjangoAssertNumQueries

from wayside.access.actor import Actor
from wayside.access.tests import factories as access
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.home import due, navigation
from wayside.home.vocabulary import PAGES
from wayside.home.workplace import Workplace
from wayside.partners import actions
from wayside.partners.models import Area, FundingGrant, Membership, Programme
from wayside.partners.tests import factories
from wayside.partners.vocabulary import AreaLevel
from wayside.patrols import actions as patrol_actions
from wayside.patrols.calendar import IsoWeek
from wayside.patrols.models import Week
from wayside.patrols.vocabulary import Style, WeekState
from wayside.web import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def area() -> Area:
    return factories.area("Lambeth")


@pytest.fixture
def ward(area: Area) -> Area:
    return factories.area("Oval", level=AreaLevel.WARD, parent=area)


@pytest.fixture
def programme(area: Area) -> Programme:
    return factories.programme(area)


def page_of(membership: Membership) -> str:
    """The first page as the member sees it."""
    client = Client()
    factories.sign_in(client, membership)
    return client.get("/").content.decode()


def test_the_first_page_takes_few_queries(
    area: Area, programme: Programme, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    week(area, programme, IsoWeek.of(clock.today()), WeekState.PLANNED)
    for role in (Role.COORDINATOR, Role.WARD_SERGEANT, Role.ANALYST, Role.ADMINISTRATOR):
        client = Client()
        factories.sign_in(client, factories.member(role, area=area))
        client.get("/")
        with django_assert_max_num_queries(17):
            client.get("/")


def titles(actor: Actor) -> list[str]:
    """What is due from the actor, in order."""
    place = Workplace(actor, navigation.seat_at(actor, None))
    return [str(each.title) for each in due.everything(place, today=clock.today())]


def week(area: Area, programme: Programme, iso: IsoWeek, state: WeekState) -> Week:
    """A week of the area."""
    return Week.objects.create(
        area=area,
        programme=programme,
        iso_year=iso.year,
        iso_week=iso.number,
        state=state,
        **factories.STAMPS,
    )


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


def test_a_coordinator_sees_which_weeks_lack_a_plan(area: Area, programme: Programme) -> None:
    coordinator = factories.actor_of(factories.member(Role.COORDINATOR, area=area))
    this = IsoWeek.of(clock.today())
    first, second = titles(coordinator)[:2]
    assert first.startswith(f"Start the plan of Week {this.number},")
    assert second.startswith(f"Start the plan of Week {this.next.number},")
    week(area, programme, this, WeekState.PLANNED)
    week(area, programme, this.next, WeekState.REVIEW)
    week(area, programme, this.previous, WeekState.PLANNED)
    found = titles(coordinator)
    assert not any(each.startswith("Start the plan") for each in found)
    assert any(each.startswith(f"Finish the plan of Week {this.next.number}") for each in found)
    assert any(each.startswith(f"Close Week {this.previous.number}") for each in found)


def test_a_coordinator_is_told_that_there_is_no_recorded_crime(
    area: Area, programme: Programme
) -> None:
    coordinator = factories.actor_of(factories.member(Role.COORDINATOR, area=area))
    assert "Load recorded crime for Lambeth" in titles(coordinator)


def test_money_that_lapses_soon_is_due_from_who_answers_for_it(
    area: Area, programme: Programme
) -> None:
    today = clock.today()
    FundingGrant.objects.create(
        programme=programme,
        funder="Proceeds of crime",
        amount=25000,
        start_date=today - timedelta(days=30),
        end_date=today + timedelta(days=30),
        pays_for="Overtime",
        **factories.STAMPS,
    )
    words = "Use Proceeds of crime’s £25,000 before it lapses"
    assert words in titles(factories.actor_of(factories.member(Role.COORDINATOR, area=area)))
    assert words not in titles(factories.actor_of(factories.member(Role.ANALYST, area=area)))


@pytest.mark.parametrize("role", [Role.WARD_SERGEANT, Role.PARTNER_WORKER])
def test_who_knows_the_ward_is_asked_while_the_plan_is_in_review(
    area: Area, ward: Area, programme: Programme, role: Role
) -> None:
    found = week(area, programme, IsoWeek.of(clock.today()).next, WeekState.REVIEW)
    member = factories.member(role, area=ward)
    assert "Say what you know about the places of" in page_of(member)
    Week.objects.filter(id=found.id).update(state=WeekState.PLANNED)
    assert "Say what you know about the places of" not in page_of(member)


def test_a_proposed_role_is_due_from_the_second_person_only(area: Area) -> None:
    administrator = factories.actor_of(factories.member(Role.ADMINISTRATOR, area=area))
    officer = factories.actor_of(factories.member(Role.GOVERNANCE_OFFICER, area=area))
    actions.propose_membership(
        account=access.account(of=access.person("New Officer")),
        agency=factories.agency(areas=(area,)),
        area=area,
        role=Role.PATROL_OFFICER,
        from_date=clock.today(),
        until_date=None,
        reason="Joins the weekly patrols.",
        by=administrator,
        now=clock.now(),
    )
    asked = "Grant or decline: Patrol officer for New Officer"
    assert asked in titles(officer)
    assert asked not in titles(administrator)
    assert "1 role waits for a second person" in titles(administrator)


def test_a_refused_attempt_is_due_from_the_officer_of_that_agency(area: Area) -> None:
    agency = factories.agency(areas=(area,))
    analyst = factories.member(Role.ANALYST, area=area, agency=agency)
    client = Client()
    factories.sign_in(client, analyst)
    assert client.get("/partners/accounts/").status_code == 403
    assert Event.objects.filter(action="access.refuse", agency_id=agency.id).count() == 1
    own = factories.member(Role.GOVERNANCE_OFFICER, area=area, agency=agency)
    other = factories.member(Role.GOVERNANCE_OFFICER, area=area)
    words = "Look at 1 refused attempt in your agency"
    assert words in titles(factories.actor_of(own))
    assert words not in titles(factories.actor_of(other))


def test_an_account_without_a_role_is_due_from_the_administrator(area: Area) -> None:
    access.account()
    assert "1 account has no role" in titles(
        factories.actor_of(factories.member(Role.ADMINISTRATOR, area=area))
    )


def test_a_failed_job_alarms_the_administrator(area: Area) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status, args)"
            " VALUES ('mail', 'access.send_set_up_link', 'failed', '{}')"
        )
    assert "has failed for good" in page_of(factories.member(Role.ADMINISTRATOR, area=area))
    assert "has failed for good" not in page_of(factories.member(Role.COORDINATOR, area=area))


def test_the_menu_marks_where_the_reader_is(area: Area) -> None:
    coordinator = factories.actor_of(factories.member(Role.COORDINATOR, area=area))
    seat = navigation.seat_at(coordinator, None)
    marked = [
        str(item.label)
        for item in navigation.items(coordinator, seat, "/lambeth/weeks/2018-W28/")
        if item.current
    ]
    assert marked == ["Weeks"]


def test_somebody_of_one_ward_goes_to_the_boroughs_weeks_and_the_wards_hot_spots(
    ward: Area,
) -> None:
    sergeant = factories.actor_of(factories.member(Role.WARD_SERGEANT, area=ward))
    seat = navigation.seat_at(sergeant, None)
    urls = {str(item.label): item.url for item in navigation.items(sergeant, seat, "/")}
    assert urls["Weeks"] == "/lambeth/weeks/"
    assert urls["Hot spots"] == "/oval/hot-spots/"
    assert "Recorded crime" not in urls


def test_the_two_weeks_are_shown_with_their_places_and_the_look_is_on_record(
    area: Area, programme: Programme
) -> None:
    coordinator = factories.actor_of(factories.member(Role.COORDINATOR, area=area))
    this = IsoWeek.of(clock.today())
    found = week(area, programme, this.next, WeekState.REVIEW)
    patrol = patrol_actions.add_patrol(
        week=found,
        day=this.next.day(5),
        start=time(20),
        end=time(2),
        by=coordinator,
        now=clock.now(),
    )
    assert patrol
    patrol_actions.add_place(
        patrol=patrol,
        label="Corner of Green Lane",
        longitude=-0.11,
        latitude=51.45,
        reason="Residents asked at the ward panel.",
        style=Style.VISIBLE,
        by=coordinator,
        now=clock.now(),
    )
    page = page_of(factories.member(Role.COORDINATOR, area=area))
    assert "1 patrol · 1 place" in page
    assert page.count("ws-map__svg") == 1
    assert "Corner of Green Lane" in page
    assert Event.objects.get(action="patrols.glance").count == 1
    officer = page_of(factories.member(Role.PATROL_OFFICER, area=area))
    assert "Corner of Green Lane" not in officer
    assert "Not planned yet" in officer
    assert Event.objects.filter(action="patrols.glance").count() == 1
    patrol_actions.plan_week(week=found, by=coordinator, now=clock.now())
    planned = page_of(factories.member(Role.PATROL_OFFICER, area=area))
    assert "Take the deployment sheet for Friday" in planned
    assert f"/patrols/{patrol.id}/sheet/" in planned


def test_a_role_whose_work_is_not_built_yet_is_not_told_that_nothing_waits(area: Area) -> None:
    page = page_of(factories.member(Role.CASEWORKER, area=area))
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
    assert len(asked) <= 26
