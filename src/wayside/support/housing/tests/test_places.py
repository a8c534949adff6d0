"""Places and their rooms: kept by who keeps them, never with an address, never silently stale."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db.models import QuerySet
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.partners.models import Membership
from wayside.partners.tests import factories as partners
from wayside.people.actions import NotOpenError
from wayside.support.housing import actions, queries, rules
from wayside.support.housing.actions import Room
from wayside.support.housing.rules import VACANCY, Periods
from wayside.support.housing.tests import factories as housing
from wayside.support.housing.vocabulary import PlaceKind, VacancyState
from wayside.support.models import Place, Vacancy
from wayside.support.tests import factories
from wayside.support.tests.factories import NOW, acting
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

TODAY = NOW.date()
SENT = {
    "name": "Oak House",
    "kind": "supported",
    "area": "Farham",
    "serves": "women",
    "min_age": "18",
    "bed_spaces": "3",
    "max_children": "2",
    "son_max_age": "14",
    "not_from": "Hereham\nNearham\nhereham",
    "mind": "1",
    "use": "2",
    "recourse": "no",
    "script": "yes",
    "wheelchair": "asks",
    "pets": "no",
    "arson": "no",
    "violence": "asks",
    "against_children": "no",
}


class Cast:
    """Two agencies with places, and a charity that looks."""

    def __init__(self) -> None:
        self.area = partners.area()
        self.there = factories.charity("Homes Example", area=self.area)
        self.hugo = factories.worker(self.there, Role.HOUSING_OFFICER)
        self.sam = factories.worker(self.there, Role.SERVICE_WORKER)
        self.ana = factories.worker(factories.charity(area=self.area))
        self.other = factories.worker(factories.charity("Others Example"), Role.HOUSING_OFFICER)
        self.place = housing.place(self.hugo, bed_spaces=3)

    def do(self, action: Any, *, member: Membership | None = None, **given: Any) -> Any:
        member = member or self.hugo
        now = given.pop("now", NOW)
        with acting(member, now=now):
            found = action(by=partners.actor_of(member), now=now, **given)
            return list(found) if isinstance(found, QuerySet) else found

    def room(self, **given: Any) -> Vacancy:
        found: Vacancy = self.do(
            actions.add_room,
            place=self.place,
            room=Room(**{"beds": 2, "from_date": TODAY, **given}),
            form_id=uuid4(),
        )
        return found


@pytest.fixture
def cast(db: None) -> Cast:
    return Cast()


@pytest.mark.parametrize(
    "text",
    ["12 Lantern Court", "near 4 market street", "SW9 8AA", "Flat 2, 7b Elm Tree Road"],
)
def test_no_text_tells_where_a_place_is(cast: Cast, text: str) -> None:
    values = {"kind": "refuge", "area": "Farham", "serves": "women"}
    for name in ("name", "about", "area"):
        told = {"name": "Oak House", **values, name: text}
        with pytest.raises(NotNow, match="Take “"):
            cast.do(actions.add_place, values=told, form_id=uuid4())
    with pytest.raises(NotNow, match="Take “"):
        cast.do(
            actions.add_place, values={**values, "name": "A", "not_from": [text]}, form_id=uuid4()
        )
    with pytest.raises(NotNow, match="Take “"):
        cast.room(label=text)


@pytest.mark.parametrize("text", ["24 hour staff", "Elm House", "Room 3", "4 women, a garden"])
def test_what_tells_no_place_is_not_taken_for_one(text: str) -> None:
    rules.check_placeless(text)


@given(
    st.integers(1, 999),
    st.sampled_from(["Acre", "St John’s", "Long"]),
    st.sampled_from(["Road", "Street", "close"]),
)
def test_every_number_before_a_street_is_found(number: int, name: str, street: str) -> None:
    with pytest.raises(NotNow):
        rules.check_placeless(f"It is at {number} {name} {street}, by the park")


def test_a_place_is_kept_by_its_own_keepers_alone(cast: Cast) -> None:
    for member in (cast.other, cast.sam):
        for act in (actions.close_place, actions.change_place):
            more: dict[str, Any] = {"values": {}} if act is actions.change_place else {}
            with pytest.raises(NotOpenError):
                cast.do(act, member=member, place=cast.place, expected_version=1, **more)
        with pytest.raises(NotOpenError):
            cast.do(actions.confirm_rooms, member=member, place=cast.place)
    with pytest.raises(NotAllowed):
        cast.do(actions.confirm_rooms, member=cast.ana, place=cast.place)


def test_a_worker_of_a_refuge_keeps_it_and_its_rooms(cast: Cast) -> None:
    values = {"name": "Haven", "kind": PlaceKind.REFUGE, "area": "Farham", "serves": "women"}
    held = cast.do(actions.add_place, member=cast.sam, values=values, form_id=uuid4())
    room = Room(1, TODAY)
    cast.do(actions.add_room, member=cast.sam, place=held, room=room, form_id=uuid4())
    assert cast.do(actions.confirm_rooms, member=cast.sam, place=held) == 1


def test_one_form_adds_one_place_and_one_room(cast: Cast) -> None:
    form, values = uuid4(), {"name": "Oak", "kind": "tenancy", "area": "Farham", "serves": "all"}
    for _again in range(2):
        held = cast.do(actions.add_place, values=values, form_id=form)
        cast.do(actions.add_room, place=held, room=Room(1, TODAY), form_id=form)
    with acting(cast.hugo):
        assert (Place.objects.filter(name="Oak").count(), Vacancy.objects.count()) == (1, 1)


def test_two_who_change_a_place_at_once_are_told(cast: Cast) -> None:
    values = {"name": "Elm House", "not_from": []}
    cast.do(actions.change_place, place=cast.place, values=values, expected_version=1)
    with pytest.raises(Collision):
        cast.do(actions.change_place, place=cast.place, values=values, expected_version=1)


def test_a_room_cannot_be_larger_than_the_largest_nor_free_in_another_age(cast: Cast) -> None:
    with pytest.raises(NotNow, match="3 bed spaces"):
        cast.room(beds=4)
    for days in (-400, 400):
        with pytest.raises(NotNow, match="within a year"):
            cast.room(from_date=TODAY + timedelta(days=days))
    with pytest.raises(NotNow, match="below the youngest"):
        cast.do(
            actions.change_place,
            place=cast.place,
            values={"min_age": 40, "max_age": 30},
            expected_version=1,
        )


@pytest.mark.parametrize("state", list(VacancyState))
def test_a_room_takes_the_steps_of_the_table_and_no_other(cast: Cast, state: VacancyState) -> None:
    for verb in {each.verb for each in VACANCY}:
        held = cast.room()
        held.state = state
        with acting(cast.hugo):
            held.save()
        allowed = VACANCY.can(state, verb) and verb in rules.BY_BUTTON
        if allowed:
            cast.do(actions.move_room, vacancy=held, verb=verb, expected_version=1)
            assert held.state == VACANCY.check_can(state, verb).target
        else:
            with pytest.raises(NotNow):
                cast.do(actions.move_room, vacancy=held, verb=verb, expected_version=1)


def test_an_old_word_stands_as_old_and_one_press_renews_it(cast: Cast) -> None:
    cast.room()
    cast.room()
    periods = Periods(fresh_hours=6)
    cast.do(actions.set_housing_periods, periods=periods, expected_version=0)
    later = NOW + timedelta(hours=7)
    assert len(cast.do(actions.list_rooms_to_confirm, now=later)) == 2
    with acting(cast.ana):
        shown: Any = queries.places().get()
        assert (shown.free, rules.is_stale(shown.oldest_word, periods, now=later)) == (2, True)
    assert cast.do(actions.confirm_rooms, place=cast.place, now=later) == 2
    assert not cast.do(actions.list_rooms_to_confirm, now=later)
    assert not cast.do(actions.list_rooms_to_confirm, member=cast.other, now=later)


def test_who_keeps_it_finds_it_on_the_first_page(cast: Cast, client: Client) -> None:
    housing.vacancy(cast.place, cast.hugo, now=NOW - timedelta(days=2))
    partners.sign_in(client, cast.hugo)
    assert "Confirm 1 room of Elm House" in client.get("/").content.decode()


def test_the_pages_keep_a_place_from_beginning_to_end(cast: Cast, client: Client) -> None:
    partners.sign_in(client, cast.hugo)
    form = {**SENT, "form_id": str(uuid4())}
    refused = client.post("/support/housing/places/add/", {**form, "about": "12 Lantern Court"})
    assert "Take “12 Lantern Court” out" in refused.content.decode()
    assert client.post("/support/housing/places/add/", form).status_code == 302
    with acting(cast.hugo):
        held = Place.objects.get(name="Oak House")
    assert held.not_from == ["Hereham", "Nearham"]
    base = f"/support/housing/places/{held.id}/"
    room = {"beds": "2", "from_date": "2/7/2050", "label": "Room 1", "form_id": str(uuid4())}
    assert "within a year" in client.post(f"{base}rooms/add/", room).content.decode()
    with acting(cast.hugo):
        one = housing.vacancy(held, cast.hugo)
    page = client.get(base).content.decode()
    assert "Out of date" in page
    assert client.post(f"{base}confirm/").status_code == 302
    assert (
        client.post(f"{base}rooms/{one.id}/", {"verb": "take", "version": "2"}).status_code == 302
    )
    met = client.post(f"{base}change/", {**form, "version": "7"})
    assert met.status_code == 409
    assert (
        client.post(f"{base}change/", {**form, "area": "Nearham", "version": "1"}).status_code
        == 302
    )
    times = {
        "fresh_hours": "12",
        "answer_hours": "24",
        "decide_hours": "48",
        "move_days": "7",
        "version": "0",
    }
    assert client.post("/support/housing/times/", times).status_code == 302
    assert client.post(f"{base}close/", {"version": "2"}).status_code == 302
    assert "This place is closed" in client.get(base).content.decode()
    partners.sign_in(client, cast.ana)
    assert "Nearham" in client.get(base).content.decode()
    assert "Oak House" not in client.get("/support/housing/").content.decode()
    assert client.get(f"{base}change/").status_code == 403
    partners.sign_in(client, cast.other)
    assert client.get(f"{base}change/").status_code == 404


def test_no_page_leads_a_colleague_to_what_the_keepers_alone_change(
    cast: Cast, client: Client
) -> None:
    cast.room()
    partners.sign_in(client, factories.worker(cast.there))
    shown = client.get(f"/support/housing/places/{cast.place.id}/").content.decode()
    assert "Bed spaces" in shown
    assert not re.findall(r"/(?:change|close|confirm|add)/", shown)
