"""The pages: who sees what, what bad addresses get, what goes out, what is on the record."""

import csv
import json
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.crime.hotspots.tests import factories as hot
from wayside.crime.models import Extract, HotspotRun
from wayside.partners.tests import factories as partners

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _july_2018(settings: Any) -> None:
    settings.WAYSIDE_TODAY = hot.TODAY


@pytest.fixture
def town() -> hot.Town:
    made = hot.town()
    hot.recorded_crime(made.borough)
    return made


def signed_in(client: Client, role: Role, town: hot.Town, *, ward: bool = False) -> Client:
    area = town.west if ward else town.borough
    partners.sign_in(client, partners.member(role, area=area))
    return client


def text(response: Any) -> str:
    return str(response.content.decode())


PAGES = ("", "places/1/", "set-aside/", "layers/", "weights/", "marked/", "export/")


@pytest.mark.parametrize("page", PAGES)
def test_an_analyst_opens_every_page(client: Client, town: hot.Town, page: str) -> None:
    signed_in(client, Role.ANALYST, town)
    assert client.get(f"/testham/hot-spots/{page}").status_code == 200


@pytest.mark.parametrize("page", [*PAGES, "marked/new/", "weights/table.csv"])
def test_a_caseworker_opens_none(client: Client, town: hot.Town, page: str) -> None:
    signed_in(client, Role.CASEWORKER, town)
    assert client.get(f"/testham/hot-spots/{page}").status_code == 403


@pytest.mark.parametrize("page", PAGES)
def test_another_area_is_as_if_it_were_not_there(client: Client, town: hot.Town, page: str) -> None:
    signed_in(client, Role.ANALYST, hot.town("Elsewhere"))
    assert client.get(f"/testham/hot-spots/{page}").status_code == 404


def test_a_partner_worker_sees_marks_but_no_ranking(client: Client, town: hot.Town) -> None:
    signed_in(client, Role.PARTNER_WORKER, town)
    assert client.get("/testham/hot-spots/marked/").status_code == 200
    assert client.get("/testham/hot-spots/").status_code == 403
    assert client.get("/testham/hot-spots/places/1/").status_code == 403


def test_a_ward_sergeant_sees_the_ward_and_not_the_borough(client: Client, town: hot.Town) -> None:
    signed_in(client, Role.WARD_SERGEANT, town, ward=True)
    shown = text(client.get("/testham-west/hot-spots/"))
    assert "2. Acre Lane" in shown
    assert (
        "Coldharbour"
        not in shown.split("What this is made from", maxsplit=1)[0].split(
            "Ranked places", maxsplit=1
        )[0]
    )
    assert client.get("/testham/hot-spots/").status_code == 404
    assert client.get("/testham-west/hot-spots/places/1/").status_code == 404


def test_the_page_says_what_police_uk_cannot_show(client: Client, town: hot.Town) -> None:
    shown = text(signed_in(client, Role.ANALYST, town).get("/testham/hot-spots/"))
    assert "it has no soliciting category, is monthly, and is months old" in shown
    assert "1. Coldharbour Lane, Testham East" in shown
    assert "No longer among" not in shown
    assert "3rd without police-generated records" in shown
    assert '<svg xmlns="http://www.w3.org/2000/svg"' in shown


def test_leaving_police_generated_records_out_is_one_link_away(
    client: Client, town: hot.Town
) -> None:
    signed_in(client, Role.ANALYST, town)
    assert 'href="?police=out#police-switch"' in text(client.get("/testham/hot-spots/"))
    shown = text(client.get("/testham/hot-spots/?police=out"))
    assert "1. Acre Lane, Testham West" in shown
    assert "are left out" in shown


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("as_of=1999-01", "Choose a month from 2018-02 to 2018-07"),
        ("as_of=0000-00", "Choose a month from"),
        ("window=7", "Choose 3, 6, 12 or 24 months"),
        ("top=0", "as a number from 1 to 50"),
        ("top=9e9", "as a number from 1 to 50"),
        ("kind=street:Nonsense", "Choose kinds that count"),
        ("dataset=secret", "Choose sources that are held"),
        ("police=maybe", "counted or left out"),
        ("layer='; DROP TABLE", "There is no such layer"),
    ],
)
@pytest.mark.parametrize("page", ["", "layers/"])
def test_a_bad_address_gets_a_sentence(
    client: Client, town: hot.Town, page: str, address: str, said: str
) -> None:
    signed_in(client, Role.ANALYST, town)
    response = client.get(f"/testham/hot-spots/{page}?{address}")
    assert response.status_code == 200
    assert said in text(response)
    assert "There is a problem" in text(response)


def test_filters_stand_in_the_address_and_hold_on_the_place_too(
    client: Client, town: hot.Town
) -> None:
    signed_in(client, Role.ANALYST, town)
    shown = text(client.get("/testham/hot-spots/?as_of=2018-04&window=3&top=1"))
    assert "2. " not in shown.split("Places that people marked")[0].split("Ranked places")[-1]
    assert "/places/1/?as_of=2018-04&amp;window=3&amp;top=1" in shown


def test_stored_pages_take_few_queries(
    client: Client, town: hot.Town, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    signed_in(client, Role.ANALYST, town)
    for page, most in (("", 14), ("layers/", 12), ("places/1/", 17), ("marked/", 11)):
        client.get(f"/testham/hot-spots/{page}")
        with django_assert_max_num_queries(most):
            client.get(f"/testham/hot-spots/{page}")


def test_looking_at_the_records_behind_a_place_is_on_the_record(
    client: Client, town: hot.Town
) -> None:
    shown = text(signed_in(client, Role.ANALYST, town).get("/testham/hot-spots/places/2/"))
    june = Extract.objects.get(month=date(2018, 6, 1))
    link = (
        f'href="/testham/crime/months/{june.reference}/">2018-06-street.csv (June 2018)</a>, line 2'
    )
    assert link in shown
    event = Event.objects.get(action="crime.list_place_rows")
    assert (event.count, event.area_id) == (36, town.borough.id)


def test_nothing_goes_out_without_a_purpose(client: Client, town: hot.Town) -> None:
    signed_in(client, Role.ANALYST, town)
    for purpose in ("", "x", "   "):
        answers = {"purpose": purpose, "expires": "7", "form": "csv"}
        response = client.post("/testham/hot-spots/export/", answers)
        assert response["Content-Type"].startswith("text/html")
        assert "Say what the file is for" in text(response)
    assert not Event.objects.filter(action="crime.export_hotspots").exists()


def test_a_sergeant_may_not_take_hot_spots_out(client: Client, town: hot.Town) -> None:
    signed_in(client, Role.WARD_SERGEANT, town)
    answers = {"purpose": "Places for Friday's patrols", "expires": "7", "form": "csv"}
    assert client.post("/testham/hot-spots/export/", answers).status_code == 403


def test_a_file_carries_its_mark_and_the_trail_its_purpose(client: Client, town: hot.Town) -> None:
    signed_in(client, Role.ANALYST, town)
    answers = {"purpose": "Places for the patrols of 6 July", "expires": "7", "form": "csv"}
    lines = client.post("/testham/hot-spots/export/?top=2", answers).content.decode("utf-8-sig")
    (first,), header, *rows = csv.reader(StringIO(lines))
    assert "for: Places for the patrols of 6 July. Delete after Monday 9 July 2018" in first
    assert header[:4] == ["rank", "rank_low", "rank_high", "label"]
    assert len(rows) == 3
    assert rows[-1] == [first]
    event = Event.objects.get(action="crime.export_hotspots")
    assert (event.purpose, event.count) == ("Places for the patrols of 6 July", 2)


def test_geojson_holds_points_and_the_mark(client: Client, town: hot.Town) -> None:
    signed_in(client, Role.ANALYST, town)
    answers = {"purpose": "Map for the partners' meeting", "expires": "28", "form": "geojson"}
    made = json.loads(client.post("/testham/hot-spots/export/", answers).content)
    assert made["watermark"].startswith("Taken by Test Person")
    assert made["features"][0]["geometry"]["coordinates"] == pytest.approx(
        hot.COLDHARBOUR, abs=1e-5
    )


@pytest.mark.parametrize("layer", ["gi_star", "surface", "months"])
def test_each_layer_says_how_to_read_it(client: Client, town: hot.Town, layer: str) -> None:
    shown = text(
        signed_in(client, Role.ANALYST, town).get(f"/testham/hot-spots/layers/?layer={layer}")
    )
    said = {
        "gi_star": "after the false-discovery correction",
        "surface": "Epanechnikov kernel of 300 m",
        "months": "exact interval",
    }
    assert said[layer] in shown


def test_a_place_of_no_rank_is_not_there(client: Client, town: hot.Town) -> None:
    signed_in(client, Role.ANALYST, town)
    assert client.get("/testham/hot-spots/places/40/").status_code == 404
    assert client.get("/testham/hot-spots/places/99999999999999999999/").status_code == 404


def test_an_area_without_data_says_what_to_do(client: Client) -> None:
    town = hot.town("Emptyham")
    signed_in(client, Role.ANALYST, town)
    for page in ("", "layers/", "export/", "marked/", "weights/"):
        assert client.get(f"/emptyham/hot-spots/{page}").status_code == 200
    assert "No recorded crime is held" in text(client.get("/emptyham/hot-spots/"))
    assert client.get("/emptyham/hot-spots/places/1/").status_code == 404
    assert not HotspotRun.objects.exists()


def test_months_to_come_are_not_offered(client: Client, town: hot.Town) -> None:
    hot.crimes(hot.extract(town.borough, date(2018, 9, 1)), hot.ACRE_LANE, 5)
    signed_in(client, Role.ANALYST, town)
    assert "Choose a month" in text(client.get("/testham/hot-spots/?as_of=2018-10"))
