"""The partnership's pages: what they show, in how many queries, and how they say no."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries
from shapely.geometry import box, mapping

from wayside.access.models import Account
from wayside.access.tests import factories as access
from wayside.access.vocabulary import Role
from wayside.partners.models import Agency, Area, FundingGrant, Membership, Programme
from wayside.partners.tests import factories
from wayside.partners.vocabulary import AgencyKind, AreaLevel
from wayside.web import clock

pytestmark = pytest.mark.django_db
LONG = "x" * 60
MOST_QUERIES = 17  # three of them put a look at people on the trail


@pytest.fixture
def county() -> Area:
    return factories.area("London", level=AreaLevel.COUNTY)


@pytest.fixture
def area(county: Area) -> Area:
    return factories.area("Lambeth", parent=county)


@pytest.fixture
def programme(area: Area) -> Programme:
    return factories.programme(area)


@pytest.fixture
def administrator(client: Client, county: Area, area: Area) -> Client:
    factories.sign_in(client, factories.member(Role.ADMINISTRATOR, area=county))
    return client


@pytest.fixture
def coordinator(area: Area) -> Client:
    client = Client()
    factories.sign_in(client, factories.member(Role.COORDINATOR, area=area))
    return client


def boxes(name: str, day: date) -> dict[str, int]:
    """A date as the three boxes of a form send it."""
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def many(area: Area, number: int) -> None:
    """More of everything, so that a page that asks row by row shows it."""
    for _ in range(number):
        ward = factories.area(level=AreaLevel.WARD, parent=area)
        agency = factories.agency(areas=(area, ward))
        factories.member(Role.PATROL_OFFICER, area=area, agency=agency)


PAGES = ("areas", "agencies", "programmes", "funding", "members", "proposals", "accounts")


@pytest.mark.parametrize("name", PAGES)
def test_a_list_asks_the_database_as_often_for_many_rows_as_for_few(
    administrator: Client,
    area: Area,
    programme: Programme,
    name: str,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    address = reverse(f"partners:{name}")
    administrator.get(address)
    with CaptureQueriesContext(connection) as few:
        administrator.get(address)
    many(area, 5)
    with django_assert_num_queries(len(few)):
        administrator.get(address)
    assert len(few) <= MOST_QUERIES


def test_a_list_of_pages(administrator: Client, area: Area) -> None:
    many(area, 51)
    page = administrator.get("/partners/members/").content.decode()
    assert "?page=2" in page
    assert administrator.get("/partners/members/?page=2").status_code == 200
    assert administrator.get("/partners/members/?page=nonsense").status_code == 200


def test_the_tree_nests_and_counts(administrator: Client, area: Area) -> None:
    many(area, 2)
    page = administrator.get("/partners/").content.decode()
    assert page.index("London") < page.index("Lambeth")
    assert "2 wards" in page


def test_an_area_page_draws_the_boundary_and_names_its_wards(
    administrator: Client, area: Area, programme: Programme
) -> None:
    factories.area("Oval", level=AreaLevel.WARD, parent=area)
    page = administrator.get("/partners/areas/lambeth/").content.decode()
    assert "<svg" in page
    assert "Oval" in page
    assert programme.name in page


def test_an_area_without_boundary_says_what_that_means(administrator: Client, county: Area) -> None:
    factories.area("Southwark", parent=county, boundary=None)
    page = administrator.get("/partners/areas/southwark/").content.decode()
    assert "No boundary yet" in page


def test_other_areas_do_not_exist_for_the_reader(administrator: Client) -> None:
    factories.area("Ipswich")
    assert administrator.get("/partners/areas/ipswich/").status_code == 404
    assert "Ipswich" not in administrator.get("/partners/").content.decode()


@pytest.mark.parametrize("name", ["agencies", "programmes", "funding"])
def test_an_empty_list_says_why_and_what_next(administrator: Client, name: str) -> None:
    Agency.objects.get().areas.clear()
    assert "ws-empty" in administrator.get(reverse(f"partners:{name}")).content.decode()


def test_opening_an_area(administrator: Client, county: Area) -> None:
    sent = {"name": "Southwark", "level": "borough", "parent": str(county.id), "srid": 27700}
    answer = administrator.post("/partners/areas/open/", sent)
    assert answer["Location"] == "/partners/areas/southwark/"
    again = administrator.post("/partners/areas/open/", sent).content.decode()
    assert "There is a problem" in again
    assert "already" in again


def boundaries(*names: str) -> SimpleUploadedFile:
    """A file of wards side by side."""
    features = [
        {
            "type": "Feature",
            "properties": {"name": name},
            "geometry": mapping(box(-0.14 + i / 50, 51.44, -0.12 + i / 50, 51.46)),
        }
        for i, name in enumerate(names)
    ]
    content = json.dumps({"type": "FeatureCollection", "features": features}).encode()
    return SimpleUploadedFile("wards.geojson", content)


def test_loading_boundaries_says_what_it_did(administrator: Client, area: Area) -> None:
    page = administrator.post(
        "/partners/areas/lambeth/boundaries/", {"boundaries": boundaries("Oval")}, follow=True
    ).content.decode()
    assert "Wards added: Oval." in page
    refused = administrator.post(
        "/partners/areas/lambeth/boundaries/",
        {"boundaries": SimpleUploadedFile("x.geojson", b"nonsense")},
    ).content.decode()
    assert 'href="#id_boundaries' in refused
    assert "not GeoJSON" in refused


def test_taking_up_says_first_what_stays_behind_and_then_does_it(
    administrator: Client, area: Area, programme: Programme
) -> None:
    page = administrator.get("/partners/areas/lambeth/take-up/").content.decode()
    assert "Stays behind" in page
    assert "grants of money" in page
    lead = Membership.objects.get().person
    answer = administrator.post(
        "/partners/areas/lambeth/take-up/open/",
        {
            "name": "Southwark",
            "lead": str(lead.id),
            "lead_agency": str(programme.lead_agency_id),
            "start_date-day": "2",
            "start_date-month": "7",
            "start_date-year": "2018",
            "boundaries": boundaries("Riverside", "Rotherhithe"),
        },
        follow=True,
    )
    assert answer.redirect_chain[-1][0] == "/partners/areas/southwark/"
    assert "without any data" in answer.content.decode()


def agency_values(agency: Agency, **changes: Any) -> dict[str, Any]:
    """What the form of an agency sends."""
    return {
        "version": agency.version,
        "name": agency.name,
        "kind": agency.kind,
        "areas": [str(each.id) for each in agency.areas.all()],
        **changes,
    }


def test_two_edits_of_one_agency_are_both_shown_and_settled(
    administrator: Client, area: Area
) -> None:
    agency = factories.agency("Charity", kind=AgencyKind.CHARITY, areas=(area,))
    address = reverse("partners:change_agency", args=[agency.slug])
    mine = agency_values(agency, name="My name", contact_name="My contact")
    theirs = agency_values(agency, name="Their name", contact_name="Their contact")
    assert administrator.post(address, theirs).status_code == 302
    shown = administrator.post(address, mine)
    assert shown.status_code == 409
    page = shown.content.decode()
    for words in ("My name", "Their name", "My contact", "Their contact"):
        assert words in page
    settled = {**mine, "version": 2, "keep-name": "mine", "keep-contact_name": "theirs"}
    assert administrator.post(address, settled).status_code == 302
    agency.refresh_from_db()
    assert (agency.name, agency.contact_name, agency.version) == ("My name", "Their contact", 3)


def test_two_edits_of_where_an_agency_works_are_settled_line_by_line(
    administrator: Client, area: Area
) -> None:
    north, south = (factories.area(name, parent=area) for name in ("North", "South"))
    agency = factories.agency("Charity", kind=AgencyKind.CHARITY, areas=(area,))
    address = reverse("partners:change_agency", args=[agency.slug])
    mine = agency_values(agency, areas=[str(area.id), str(north.id)])
    theirs = agency_values(agency, areas=[str(area.id), str(south.id)])
    assert administrator.post(address, theirs).status_code == 302
    shown = administrator.post(address, mine)
    assert shown.status_code == 409
    differences = shown.context["differences"]
    assert [(each.label, each.mine, each.theirs) for each in differences] == [
        ("Works in North", "Yes", "Not listed"),
        ("Works in South", "Not listed", "Yes"),
    ]
    keep = dict(zip((f"keep-{each.name}" for each in differences), ("mine", "theirs"), strict=True))
    assert administrator.post(address, {**mine, "version": 2, **keep}).status_code == 302
    assert set(agency.areas.all()) == {area, north, south}


def test_a_programme_page_keeps_activity_and_outcome_apart(
    coordinator: Client, programme: Programme
) -> None:
    sent = {
        "version": 1,
        "name": programme.name,
        "origin": programme.origin,
        "aims": "Support the most vulnerable.",
        "lead": str(programme.lead_id),
        "lead_agency": str(programme.lead_agency_id),
        "start_date-day": 1,
        "start_date-month": 1,
        "start_date-year": 2018,
        "outcomes-TOTAL_FORMS": 3,
        "outcomes-INITIAL_FORMS": 0,
        "outcomes-0-statement": "Kerb crawling",
        "outcomes-0-nature": "outcome",
        "outcomes-0-direction": "less",
        "outcomes-1-statement": "Referrals",
        "outcomes-1-nature": "activity",
        "outcomes-1-direction": "more",
        "outcomes-2-statement": "",
    }
    Membership.objects.filter(area=programme.area).update(area=programme.area)
    factories.member(Role.WARD_SERGEANT, area=programme.area, person=programme.lead)
    address = reverse("partners:change_programme", args=[programme.id])
    page = coordinator.post(address, sent, follow=True).content.decode()
    assert page.index("Kerb crawling") < page.index("Follows effort") < page.index("Referrals")
    half = {**sent, "version": 2, "outcomes-1-nature": ""}
    refused = coordinator.post(address, half).content.decode()
    assert "Choose whether it is an activity or an outcome" in refused
    assert 'href="#id_outcomes-1-nature"' in refused
    counted = {**sent, "version": 2, "outcomes-1-measured_by": "referrals_taken"}
    coordinator.post(address, counted)
    assert programme.outcomes.get(statement="Referrals").measured_by == "referrals_taken"
    again = coordinator.get(address).content.decode()
    assert '<option value="referrals_taken" selected>' in again
    wrong = {**counted, "version": 3, "outcomes-0-measured_by": "arrests"}
    assert "What patrols count is activity" in coordinator.post(address, wrong).content.decode()


def test_settings_are_changed_on_a_page(coordinator: Client, programme: Programme) -> None:
    address = reverse("partners:change_settings", args=[programme.id])
    sent = {
        "version": 1,
        "place_radius_m": 150,
        "place_spacing_m": 500,
        "unit_m": 150,
        "half_life_weeks": 13,
        "places_proposed": 8,
        "patrol_weekdays": ["4", "5"],
        "patrol_start": "21:00",
        "patrol_end": "01:00",
        "visit_minutes_least": 10,
        "visit_minutes_most": 16,
        "partners_apart_minutes": 90,
        "partners_apart_m": 400,
    }
    page = coordinator.post(address, sent, follow=True).content.decode()
    assert "Thursdays, Fridays, 21:00 to 01:00" in page
    assert "at least 90 minutes or 400 m apart" in page
    wrong = coordinator.post(address, {**sent, "version": 2, "visit_minutes_least": 20})
    assert "cannot be longer" in wrong.content.decode()


def test_money_is_recorded_and_warns_in_plain_words(
    coordinator: Client, programme: Programme
) -> None:
    start, end = clock.today(), clock.today() + timedelta(days=9)
    sent = {
        "version": 1,
        "funder": "Proceeds of crime",
        "amount": "25000",
        "pays_for": "Overtime",
        **boxes("start_date", start),
        **boxes("end_date", end),
    }
    address = reverse("partners:add_funding", args=[programme.id])
    page = coordinator.post(address, sent, follow=True).content.decode()
    assert "£25,000" in page
    assert "lapses in 10 days" in page
    refused = coordinator.post(address, {**sent, "end_date-year": start.year - 1}).content.decode()
    assert "on or after the first day" in refused
    assert FundingGrant.objects.count() == 1


@pytest.mark.parametrize("role", [Role.WARD_SERGEANT, Role.ANALYST, Role.CASEWORKER])
def test_money_is_not_shown_to_everybody(area: Area, programme: Programme, role: Role) -> None:
    FundingGrant.objects.create(
        programme=programme,
        funder="Proceeds of crime",
        amount=1,
        start_date=clock.today(),
        end_date=clock.today(),
        pays_for="Overtime",
        **factories.STAMPS,
    )
    client = Client()
    factories.sign_in(client, factories.member(role, area=area))
    page = client.get(reverse("partners:programme", args=[programme.id])).content.decode()
    assert "Proceeds of crime" not in page
    assert client.get("/partners/grants/").status_code == 403


def test_opening_an_account_asks_who_a_namesake_is(administrator: Client) -> None:
    known = access.account("sam@wayside.example", of=access.person("Sam Example")).person
    sent = {"name": "sam example", "email": "sam.two@wayside.example"}
    asked = administrator.post("/partners/accounts/open/", sent).content.decode()
    assert "Is this one of these people?" in asked
    assert not Account.objects.filter(email="sam.two@wayside.example").exists()
    administrator.post("/partners/accounts/open/", {**sent, "person": str(known.id)})
    assert Account.objects.get(email="sam.two@wayside.example").person == known


def test_a_name_shows_no_address_of_another_areas_people(administrator: Client, area: Area) -> None:
    here = factories.member(Role.ANALYST, area=area, person=access.person("Sam Example"))
    elsewhere = factories.area()
    away = factories.member(
        Role.CASEWORKER,
        area=elsewhere,
        agency=factories.agency("Away Charity", areas=(elsewhere,)),
        person=access.person("Sam Example"),
    )
    sent = {"name": "sam example", "email": "sam.two@wayside.example"}
    asked = administrator.post("/partners/accounts/open/", sent).content.decode()
    assert here.account.email in asked
    assert away.account.email not in asked
    assert "Sam Example (Away Charity)" in asked
    administrator.post("/partners/accounts/open/", {**sent, "person": str(away.person_id)})
    assert Account.objects.get(email="sam.two@wayside.example").person_id == away.person_id


def test_opening_an_account_for_somebody_new_sends_the_link(administrator: Client) -> None:
    from procrastinate.contrib.django.models import ProcrastinateJob

    sent = {"name": "New Person", "email": "new@wayside.example"}
    page = administrator.post("/partners/accounts/open/", sent, follow=True).content.decode()
    assert "the link is on its way" in page
    assert "No password chosen yet" in page
    assert ProcrastinateJob.objects.filter(task_name="access.send_set_up_link").count() == 1


def test_closing_an_account_ends_its_sessions(administrator: Client, area: Area) -> None:
    analyst = factories.member(Role.ANALYST, area=area)
    theirs = Client()
    factories.sign_in(theirs, analyst)
    assert theirs.get("/").status_code == 200
    address = reverse("partners:change_account", args=[analyst.account_id])
    administrator.post(address, {"verb": "close"})
    assert theirs.get("/").status_code == 302
    administrator.post(address, {"verb": "reopen"})
    analyst.account.refresh_from_db()
    assert analyst.account.is_active


def test_searching_people_by_name_mail_or_agency(administrator: Client, area: Area) -> None:
    factories.member(Role.ANALYST, area=area, person=access.person("Findable Person"))
    assert "Findable" in administrator.get("/partners/members/?q=findable").content.decode()
    assert "Nobody found" in administrator.get(f"/partners/members/?q={LONG}").content.decode()


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("/partners/areas/open/", {}),
        ("/partners/agencies/register/", {"version": 1}),
        ("/partners/members/give/", {}),
        ("/partners/accounts/open/", {"name": ""}),
    ],
)
def test_an_empty_form_leads_to_each_field(
    administrator: Client, address: str, sent: dict[str, Any]
) -> None:
    page = administrator.post(address, sent or {"x": ""}).content.decode()
    assert "There is a problem" in page
    assert page.count('href="#id_') >= 2
