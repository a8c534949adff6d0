"""The partnership's pages: what they show, in how many queries, and how they say no."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries
from shapely.geometry import box, mapping

from wayside.access.vocabulary import Role
from wayside.partners.models import Agency, Area, Membership, Programme
from wayside.partners.tests import factories
from wayside.partners.vocabulary import AgencyKind, AreaLevel

pytestmark = pytest.mark.django_db


MOST_QUERIES = 17  # three of them put a look at people on the trail


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
