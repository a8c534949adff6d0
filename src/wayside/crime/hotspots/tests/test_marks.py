"""Marked places: who marks where, what a reason may say, edits that meet, retiring."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.audit.vocabulary import Operation
from wayside.crime.actions import marked_places as actions
from wayside.crime.actions.marked_places import MarkValues
from wayside.crime.hotspots.tests import factories as hot
from wayside.crime.models import MarkedPlace
from wayside.partners.tests import factories as partners
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
ANSWERS = {
    "name": "Garages off the lane",
    "kind": "service_users",
    "latitude": "51.4600",
    "longitude": "-0.1200",
    "reason": "Outreach meets people here after midnight, since spring.",
    "review_date-day": "1",
    "review_date-month": "9",
    "review_date-year": "2018",
}


@pytest.fixture(autouse=True)
def _july_2018(settings: Any) -> None:
    settings.WAYSIDE_TODAY = hot.TODAY


@pytest.fixture
def town() -> hot.Town:
    return hot.town()


def values(**changed: Any) -> MarkValues:
    given: dict[str, Any] = {
        "name": "Garages",
        "kind": "service_users",
        "longitude": -0.12,
        "latitude": 51.46,
        "reason": "Outreach meets people here after midnight.",
        "review_date": date(2018, 9, 1),
    }
    return MarkValues(**(given | changed))


def text(response: Any) -> str:
    return str(response.content.decode())


def test_a_partner_worker_marks_a_place_and_the_trail_says_so(
    client: Client, town: hot.Town
) -> None:
    partners.sign_in(client, partners.member(Role.PARTNER_WORKER, area=town.borough))
    response = client.post("/testham/hot-spots/marked/new/", ANSWERS)
    mark = MarkedPlace.objects.get()
    assert response.headers["Location"] == f"/testham/hot-spots/marked/{mark.pk}/"
    assert mark.ward == town.west
    event = Event.objects.get(action="crime.mark_place")
    assert (event.record_id, event.controller_id) == (mark.id, mark.agency_id)
    assert "Garages off the lane" in text(client.get("/testham/hot-spots/marked/"))


def test_every_look_at_marks_is_on_the_record(client: Client, town: hot.Town) -> None:
    hot.recorded_crime(town.borough)
    mark = hot.mark(town)
    partners.sign_in(client, partners.member(Role.ANALYST, area=town.borough))
    for address in ("/testham/hot-spots/marked/", "/testham/hot-spots/"):
        assert client.get(address).status_code == 200
        listed = Event.objects.filter(action="crime.list_marked_places").latest("recorded_at")
        assert (listed.operation, listed.count) == (Operation.LISTING, 1)
    assert Event.objects.filter(action="crime.list_marked_places").count() == 2
    assert client.get(f"/testham/hot-spots/marked/{mark.id}/").status_code == 200
    event = Event.objects.get(action="crime.open_marked_place")
    assert (event.operation, event.record_id) == (Operation.CONSULTATION, mark.id)
    assert event.controller_id == mark.agency_id


def test_a_mark_stands_beside_the_ranking_and_changes_nothing_in_it(
    client: Client, town: hot.Town
) -> None:
    hot.recorded_crime(town.borough)
    partners.sign_in(client, partners.member(Role.ANALYST, area=town.borough))
    places = [p.label for p in client.get("/testham/hot-spots/").context["places"]]
    hot.mark(town)
    shown = client.get("/testham/hot-spots/")
    assert [p.label for p in shown.context["places"]] == places
    assert "A. Car park behind the station" in text(shown)


def test_a_street_of_the_list_gives_the_position(client: Client, town: hot.Town) -> None:
    hot.recorded_crime(town.borough)
    partners.sign_in(client, partners.member(Role.COORDINATOR, area=town.borough))
    client.get("/testham/hot-spots/")
    answers = ANSWERS | {"latitude": "", "longitude": "", "street": "acre lane, testham west"}
    client.post("/testham/hot-spots/marked/new/", answers)
    mark = MarkedPlace.objects.get()
    assert (mark.longitude, mark.latitude) == pytest.approx(hot.ACRE_LANE, abs=1e-5)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"reason": "Ask Jo on 07700 900123"}, "Take out the e-mail address, telephone number"),
        ({"latitude": "52.9"}, "is not in Testham"),
        ({"latitude": ""}, "Give latitude and longitude both"),
        ({"latitude": "", "longitude": ""}, "Choose a street, or give"),
        ({"street": "Nowhere Lane", "latitude": "", "longitude": ""}, "from the list"),
        ({"latitude": "north"}, "must be a number"),
        ({"latitude": "nan"}, "must be a number"),
        ({"review_date-year": "2018", "review_date-month": "6"}, "must be after today"),
        ({"review_date-year": "2030"}, "within a year"),
        ({"kind": "person"}, "Select a valid choice"),
        ({"reason": ""}, "Enter reason"),
    ],
)
def test_what_cannot_be_a_mark_is_refused_with_a_sentence(
    client: Client, town: hot.Town, changed: dict[str, str], said: str
) -> None:
    partners.sign_in(client, partners.member(Role.COORDINATOR, area=town.borough))
    response = client.post("/testham/hot-spots/marked/new/", ANSWERS | changed)
    assert said in text(response)
    assert not MarkedPlace.objects.exists()


def test_a_sergeant_marks_in_the_own_ward_only(town: hot.Town) -> None:
    by = partners.actor_of(partners.member(Role.WARD_SERGEANT, area=town.west))
    mark = actions.mark_place(area=town.borough, values=values(), by=by, now=hot.NOW)
    assert mark.ward == town.west
    with pytest.raises(NotNow, match="not in your ward"):
        actions.mark_place(area=town.borough, values=values(longitude=-0.08), by=by, now=hot.NOW)


@pytest.mark.parametrize("role", [Role.ANALYST, Role.CASEWORKER, Role.PATROL_OFFICER])
def test_others_mark_nothing(town: hot.Town, role: Role) -> None:
    by = partners.actor_of(partners.member(role, area=town.borough))
    with pytest.raises(NotAllowed):
        actions.mark_place(area=town.borough, values=values(), by=by, now=hot.NOW)


def test_another_areas_coordinator_can_neither_see_nor_change_a_mark(
    client: Client, town: hot.Town
) -> None:
    mark = hot.mark(town)
    elsewhere = hot.town("Elsewhere")
    partners.sign_in(client, partners.member(Role.COORDINATOR, area=elsewhere.borough))
    for page in ("", "change/", "retire/"):
        assert client.get(f"/testham/hot-spots/marked/{mark.pk}/{page}").status_code == 404
        assert client.post(f"/elsewhere/hot-spots/marked/{mark.pk}/{page}").status_code == 404


def test_another_partners_mark_is_left_to_them_and_the_coordinator(town: hot.Town) -> None:
    mark = hot.mark(town)
    worker = partners.actor_of(partners.member(Role.PARTNER_WORKER, area=town.borough))
    with pytest.raises(NotNow, match="marked this place: ask them"):
        actions.change_marked_place(
            mark=mark, values=values(), expected_version=1, by=worker, now=hot.NOW
        )
    coordinator = partners.actor_of(partners.member(Role.COORDINATOR, area=town.borough))
    changed = actions.change_marked_place(
        mark=mark, values=values(), expected_version=1, by=coordinator, now=hot.NOW
    )
    assert (changed.version, changed.name) == (2, "Garages")


def test_an_edit_that_collides_is_not_written(town: hot.Town) -> None:
    mark = hot.mark(town)
    by = partners.actor_of(partners.member(Role.COORDINATOR, area=town.borough))
    actions.change_marked_place(
        mark=mark, values=values(name="First"), expected_version=1, by=by, now=hot.NOW
    )
    with pytest.raises(Collision):
        actions.change_marked_place(
            mark=mark, values=values(name="Second"), expected_version=1, by=by, now=hot.NOW
        )
    assert MarkedPlace.objects.get().name == "First"


def test_a_collision_shows_both_versions_and_saves_the_choice(
    client: Client, town: hot.Town
) -> None:
    mark = hot.mark(town)
    partners.sign_in(client, partners.member(Role.COORDINATOR, area=town.borough))
    MarkedPlace.objects.filter(pk=mark.pk).update(version=2, name="Their name")
    url = f"/testham/hot-spots/marked/{mark.pk}/change/"
    shown = client.post(url, ANSWERS | {"version": "1"})
    assert shown.status_code == 409
    assert "Their name" in text(shown)
    assert "Garages off the lane" in text(shown)
    client.post(url, ANSWERS | {"version": "2", "keep-name": "theirs"})
    stored = MarkedPlace.objects.get()
    assert (stored.name, stored.kind, stored.version) == ("Their name", "service_users", 3)


def test_a_retired_mark_leaves_the_list_and_stays_on_the_record(
    client: Client, town: hot.Town
) -> None:
    mark = hot.mark(town)
    partners.sign_in(client, partners.member(Role.COORDINATOR, area=town.borough))
    url = f"/testham/hot-spots/marked/{mark.pk}/"
    client.post(f"{url}retire/", {"version": "1", "because": "Lighting repaired"})
    assert "Car park" not in text(client.get("/testham/hot-spots/marked/"))
    assert "Lighting repaired" in text(client.get(url))
    assert Event.objects.filter(action="crime.retire_marked_place", record_id=mark.id).exists()
    again = client.post(f"{url}change/", ANSWERS | {"version": "2"})
    assert "This mark is retired" in text(again)


def test_a_mark_due_for_review_says_so_first(client: Client, town: hot.Town) -> None:
    hot.mark(town, name="Later")
    hot.mark(town, name="Due", review_date=date(2018, 7, 1))
    partners.sign_in(client, partners.member(Role.COORDINATOR, area=town.borough))
    shown = text(client.get("/testham/hot-spots/marked/"))
    assert "1 mark is due" in shown
    assert shown.index("A. Due") < shown.index("B. Later")


def test_when_the_trail_cannot_be_written_nothing_is_saved(
    town: hot.Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**_values: object) -> None:
        raise RuntimeError("no trail")

    monkeypatch.setattr(actions, "record", broken)
    by = partners.actor_of(partners.member(Role.COORDINATOR, area=town.borough))
    with pytest.raises(RuntimeError, match="no trail"):
        actions.mark_place(area=town.borough, values=values(), by=by, now=hot.NOW)
    assert not MarkedPlace.objects.exists()
