"""The open feed: what the standard asks, and nothing that is confidential, by any way."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from wayside.directory.models import Phone, Schedule, Service
from wayside.directory.standard.own import TAXONOMIES, Term, terms
from wayside.directory.standard.schemas import faults
from wayside.directory.tests import factories
from wayside.directory.views.answering import A_MINUTE
from wayside.directory.vocabulary import Kind, Status

pytestmark = pytest.mark.django_db
PAGE_FIELDS = {
    "total_items",
    "total_pages",
    "page_number",
    "size",
    "first_page",
    "last_page",
    "empty",
    "contents",
}
SECRET = "Hidden haven"


@pytest.fixture(autouse=True)
def _fresh_counts() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def opened() -> Service:
    made = factories.service(needs=["housing"], kind=Kind.DROP_IN)
    factories.place(made)
    made.groups.create(sex="female", age_from=14)
    Schedule.objects.create(service=made, freq="WEEKLY", byday="MO,TU", opens_at="09:30")
    Phone.objects.create(service=made, number="020 7946 0000")
    return made


@pytest.fixture
def hidden() -> Service:
    made = factories.refuge(SECRET, needs=["housing"], description="A secret place.")
    made.groups.create(sex="female", age_from=16)
    Schedule.objects.create(service=made, byday="SU")
    return made


def read(path: str, **asked: Any) -> Any:
    response = Client().get(f"/open/v3/{path}", asked)
    assert response.status_code == 200, response.content
    return response.json()


def test_the_feed_says_which_standard_it_keeps() -> None:
    assert set(read("")) == {"version", "profile", "openapi_url"}


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("services", "service_list"),
        ("service_at_locations", "service_at_location_list"),
        ("taxonomies", "taxonomy"),
        ("taxonomy_terms", "taxonomy_term"),
    ],
)
def test_every_list_keeps_to_its_schema(opened: Service, path: str, schema: str) -> None:
    page = read(path)
    assert set(page) == PAGE_FIELDS
    assert page["size"] == len(page["contents"]) > 0
    assert [list(faults(schema, each, "$")) for each in page["contents"]] == [[]] * page["size"]


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("services", "service"),
        ("service_at_locations", "service_at_location"),
        ("taxonomies", "taxonomy"),
        ("taxonomy_terms", "taxonomy_term"),
    ],
)
def test_every_record_keeps_to_its_schema(opened: Service, path: str, schema: str) -> None:
    first = read(path)["contents"][0]["id"]
    assert list(faults(schema, read(f"{path}/{first}"), "$")) == []


def test_a_service_says_whom_it_takes_in_words_and_terms(opened: Service) -> None:
    said = read(f"services/{opened.id}")
    assert said["eligibility_description"] == "Takes women and girls from 14."
    assert said["minimum_age"] == 14
    codes = {each["taxonomy_term"]["term"] for each in said["attributes"]}
    assert {"drop_in", "housing", "group:female"} <= codes


def test_pages_are_bounded_and_told() -> None:
    for number in range(5):
        factories.service(f"Service {number}")
    page = read("services", per_page=2, page=3)
    assert {**page, "contents": len(page["contents"])} == {
        "total_items": 5,
        "total_pages": 3,
        "page_number": 3,
        "size": 1,
        "first_page": False,
        "last_page": True,
        "empty": False,
        "contents": 1,
    }
    beyond = read("services", page=9)
    assert (beyond["empty"], beyond["contents"], beyond["total_items"]) == (True, [], 5)


@pytest.mark.parametrize(
    ("path", "asked", "parameter"),
    [
        ("services", {"per_page": "101"}, "per_page"),
        ("services", {"page": "0"}, "page"),
        ("services", {"day": "XX"}, "day"),
        ("services", {"taxonomy_id": "1"}, "taxonomy_id"),
        ("services", {"minimum_age": "Infinity"}, "minimum_age"),
        ("service_at_locations", {"postcode": "SW9.*"}, "postcode"),
        ("service_at_locations", {"proximity": "500"}, "proximity"),
        ("taxonomies", {"page": "two"}, "page"),
    ],
)
def test_a_parameter_that_cannot_be_read_is_named(
    path: str, asked: dict[str, str], parameter: str
) -> None:
    response = Client().get(f"/open/v3/{path}", asked)
    assert response.status_code == 400
    assert [each["parameter"] for each in response.json()["errors"]] == [parameter]


def term_id(code: str) -> str:
    """The last of that code: the need, where a kind has the same."""
    return str([each.id for each in terms(()) if each.code == code][-1])


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"search": "drop-in"}, 1),
        ({"search": "haven"}, 0),
        ({"taxonomy_term_id": term_id("housing")}, 1),
        ({"taxonomy_term_id": term_id("group:female")}, 1),
        ({"taxonomy_term_id": term_id("refuge")}, 0),
        ({"taxonomy_term_id": term_id("confidential")}, 0),
        ({"taxonomy_term_id": term_id("script:yes")}, 0),
        ({"taxonomy_term_id": str(uuid4())}, 0),
        *(({"taxonomy_id": str(each.id)}, each.slug != "strands") for each in TAXONOMIES),
        ({"taxonomy_id": str(uuid4())}, 0),
        ({"minimum_age": "14"}, 1),
        ({"minimum_age": "16"}, 0),
        ({"maximum_age": "120"}, 0),
        ({"day": "TU"}, 1),
        ({"day": "SU"}, 0),
        ({"day": "MO", "start_time": "09:00"}, 1),
        ({"start_time": "10:00"}, 0),
        ({"end_time": "23:00"}, 0),
    ],
)
def test_filters_count_open_services_alone(
    opened: Service, hidden: Service, asked: dict[str, str], count: int
) -> None:
    for path in ("services", "service_at_locations"):
        page = read(path, **asked)
        assert page["total_items"] == len(page["contents"]) == int(count)
        assert SECRET not in json.dumps(page)


def test_a_postcode_finds_what_is_there(opened: Service) -> None:
    assert read("service_at_locations", postcode="sw9")["total_items"] == 1
    assert read("service_at_locations", postcode="SW90AA")["total_items"] == 1
    assert read("service_at_locations", postcode="E1")["total_items"] == 0


def test_a_confidential_service_is_as_absent_as_one_that_never_was(hidden: Service) -> None:
    client = Client()
    answers = [
        client.get(f"/open/v3/services/{wanted}") for wanted in (hidden.id, uuid4(), "nothing")
    ]
    assert {each.status_code for each in answers} == {404}
    told = [
        (each.content, {name: said for name, said in each.items() if name != "X-Request-ID"})
        for each in answers
    ]
    assert told == [told[0]] * 3


def test_asking_for_a_confidential_service_takes_the_same_queries(hidden: Service) -> None:
    def queries(wanted: object) -> int:
        with CaptureQueriesContext(connection) as seen:
            Client().get(f"/open/v3/services/{wanted}")
        return len(seen)

    assert queries(hidden.id) == queries(uuid4())


def test_nothing_in_the_feed_moves_when_something_confidential_comes_or_goes(
    opened: Service,
) -> None:
    paths = ("services", "service_at_locations", "taxonomies", "taxonomy_terms", "")
    before = [Client().get(f"/open/v3/{path}")["ETag"] for path in paths]
    hidden = factories.refuge(SECRET, organization=opened.organization, needs=["housing"])
    assert [Client().get(f"/open/v3/{path}")["ETag"] for path in paths] == before
    hidden.phones.create(number="1")
    assert [Client().get(f"/open/v3/{path}")["ETag"] for path in paths] == before


@pytest.mark.parametrize("status", [Status.INACTIVE, Status.DEFUNCT])
def test_a_closed_service_is_not_there(opened: Service, status: Status) -> None:
    Service.objects.update(status=status)
    assert read("services")["total_items"] == 0
    assert read("service_at_locations")["total_items"] == 0
    assert Client().get(f"/open/v3/services/{opened.id}").status_code == 404


def test_any_page_of_the_web_may_read_it_and_no_cookie_is_set(opened: Service) -> None:
    for path in ("", "services", f"services/{opened.id}", "services/none", "services?page=0"):
        response = Client().get(f"/open/v3/{path}")
        assert response["Access-Control-Allow-Origin"] == "*"
        assert not response.cookies
    asked = Client().options("/open/v3/services")
    assert (asked.status_code, asked["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")


def test_it_can_only_be_read() -> None:
    for method in ("post", "put", "delete", "patch"):
        assert getattr(Client(), method)("/open/v3/services").status_code == 405


def test_what_has_not_changed_is_not_sent_again(opened: Service) -> None:
    first = Client().get("/open/v3/services")
    assert first["Cache-Control"] == "public, max-age=300"
    again = Client().get("/open/v3/services", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    Service.objects.update(name="Another name")
    changed = Client().get("/open/v3/services", headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200


def test_whoever_asks_too_often_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wayside.web.clock.real_now", lambda: factories.NOW)
    statuses = [Client().get("/open/v3/").status_code for _ in range(A_MINUTE + 1)]
    assert statuses == [200] * A_MINUTE + [429]
    refused = Client().get("/open/v3/services")
    assert (refused.status_code, refused["Retry-After"]) == (429, "60")
    other = Client(REMOTE_ADDR="192.0.2.7").get("/open/v3/services")
    assert other.status_code == 200


@pytest.mark.parametrize("path", ["services", "service_at_locations"])
def test_a_list_takes_as_many_queries_for_fifty_as_for_one(path: str) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            read(path)
        return len(seen)

    factories.place(factories.service("First"))
    few = queries()
    for number in range(20):
        made = factories.service(
            f"More {number}", organization=Service.objects.all()[0].organization
        )
        factories.place(made)
        made.groups.create(sex="any")
    assert queries() == few
    assert few <= 16


def test_terms_are_the_same_in_every_installation() -> None:
    one, other = Term(TAXONOMIES[0], "refuge", "Refuge"), Term(TAXONOMIES[0], "refuge", "Haven")
    assert one.id == other.id
    assert len({each.id for each in terms(())}) == len(terms(()))
