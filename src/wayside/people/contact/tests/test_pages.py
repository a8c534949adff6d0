"""The screen that shows a number asks first; an attempt is two taps; statements are bounded."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from wayside.audit.models import Event
from wayside.partners.tests import factories as partners
from wayside.people.contact.queries import answered_by_others
from wayside.people.contact.tests import factories as contact
from wayside.people.contact.vocabulary import RouteKind
from wayside.people.models import ContactAttempt, ContactPlan, ContactRoute, Person
from wayside.people.tests import factories
from wayside.people.tests.cast import Cast
from wayside.people.tests.factories import NOW, TODAY, acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def rosie(cast: Cast, client: Client, settings: Any) -> Person:
    settings.WAYSIDE_TODAY = TODAY + timedelta(days=1)
    partners.sign_in(client, cast.ana)
    return factories.person(cast.ana, "Rosie")


def address(person: Person, rest: str = "") -> str:
    return f"/people/{person.id}/contact/{rest}"


def test_no_page_but_the_one_that_asks_shows_a_number(
    cast: Cast, client: Client, rosie: Person
) -> None:
    route = contact.route(cast.ana, rosie)
    pages = ("", f"{route.id}/", f"{route.id}/change/", f"{route.id}/recheck/", "agreed/")
    for rest in pages:
        page = client.get(address(rosie, rest))
        assert page.status_code == 200
        assert contact.NUMBER not in page.content.decode()
    assert contact.NUMBER not in client.get(f"/people/{rosie.id}/").content.decode()
    unchecked = client.post(address(rosie, f"{route.id}/"), {"checked": ""})
    assert contact.NUMBER not in unchecked.content.decode()
    assert "then tick the box" in unchecked.content.decode()
    assert not Event.objects.filter(action="people.show_route").exists()
    shown = client.post(address(rosie, f"{route.id}/"), {"checked": "on"})
    assert contact.NUMBER in shown.content.decode()
    assert shown.headers["Cache-Control"] == "no-store"
    assert Event.objects.filter(action="people.show_route").count() == 1


def test_it_says_first_what_speaks_against(cast: Cast, client: Client, rosie: Person) -> None:
    route = contact.route(cast.ana, rosie, shared=True, held_by="Marlon", days=(6,))
    with acting(cast.ana):
        ContactRoute.objects.update(checked_at=NOW - timedelta(days=40))
    asked = client.get(address(rosie, f"{route.id}/")).content.decode()
    for words in ("too long ago", "outside the agreed hours", "Marlon", "Why now"):
        assert words in asked
    refused = client.post(address(rosie, f"{route.id}/"))
    assert contact.NUMBER not in refused.content.decode()
    shown = client.post(address(rosie, f"{route.id}/"), {"despite": "danger"})
    assert contact.NUMBER in shown.content.decode()


def test_what_came_of_it_is_one_tap_from_the_number(
    cast: Cast, client: Client, rosie: Person
) -> None:
    route = contact.route(cast.ana, rosie)
    shown = client.post(address(rosie, f"{route.id}/"), {"checked": "on"})
    sent = {"route": route.id, "attempt": shown.context["attempt"], "outcome": "no_answer"}
    for _tap in range(2):
        assert client.post(address(rosie, "attempt/"), sent).status_code == 302
    with acting(cast.ana):
        made = ContactAttempt.objects.get()
        assert (made.route_id, made.outcome, made.by_id) == (route.id, "no_answer", cast.ana.id)


@pytest.mark.parametrize("route", ["nonsense", "00000000-0000-4000-8000-000000000000"])
def test_a_route_of_nobody_is_not_there(
    cast: Cast, client: Client, rosie: Person, route: str
) -> None:
    sent = {"route": route, "outcome": "spoke"}
    refused = client.post(address(rosie, "attempt/"), sent)
    assert refused.context["form"].errors["route"]
    with acting(cast.ana):
        assert not ContactAttempt.objects.exists()


def test_ways_are_added_changed_rechecked_and_taken_away(
    cast: Cast, client: Client, rosie: Person
) -> None:
    sent = {
        "kind": "phone", "where": contact.NUMBER, "how_confirmed": "Alone at the drop-in",
        "days": ["0", "2"], "from_time": "10:00", "until_time": "12:00",
    }  # fmt: skip
    assert client.post(address(rosie, "add/"), {**sent, "until_time": ""}).status_code == 200
    assert client.post(address(rosie, "add/"), sent).status_code == 302
    with acting(cast.ana):
        made = ContactRoute.objects.get()
    change = {**sent, "where": "", "kind": "message", "version": made.version}
    assert client.post(address(rosie, f"{made.id}/change/"), change).status_code == 302
    late = {**change, "kind": "email", "where": "07700 900456"}
    met = client.post(address(rosie, f"{made.id}/change/"), late)
    assert met.status_code == 409
    assert contact.NUMBER not in met.content.decode()
    with acting(cast.ana):
        made = ContactRoute.objects.get()
        assert (made.kind, made.where, made.days) == (RouteKind.MESSAGE, contact.NUMBER, [0, 2])
    page = client.get(address(rosie)).content.decode()
    assert "Monday and Wednesday, 10:00 to 12:00" in page
    confirmed = {"how_confirmed": "Said so today"}
    assert client.post(address(rosie, f"{made.id}/recheck/"), confirmed).status_code == 302
    retire = address(rosie, f"{made.id}/retire/")
    assert f'action="{retire}"' in client.get(address(rosie)).content.decode()
    assert client.post(retire).status_code == 302
    assert client.post(address(rosie, f"{made.id}/retire/")).status_code == 404


def test_what_is_agreed_and_a_warning_stand_on_the_page(
    cast: Cast, client: Client, rosie: Person
) -> None:
    sent = {"voicemail_words": "It is the library", "if_silent": "Text\nAsk Sam", "recheck_days": 7}
    assert client.post(address(rosie, "agreed/"), sent).status_code == 302
    assert client.post(address(rosie, "warning/"), {"warning": "He has it"}).status_code == 302
    page = client.get(f"/people/{rosie.id}/").content.decode()
    for words in ("It is the library", "Ask Sam", "He has it", "Too few contacts yet"):
        assert words in page
    with acting(cast.ana):
        assert ContactPlan.objects.get().recheck_days == 7


def test_a_contact_is_recorded_with_the_way_that_was_used(
    cast: Cast, client: Client, rosie: Person
) -> None:
    used, other = contact.route(cast.ana, rosie), contact.route(cast.ana, rosie, days=(6,))
    asked = client.get(address(rosie, "attempt/")).content.decode()
    assert str(used.id) in asked
    assert "Sunday" in asked
    assert contact.NUMBER not in asked
    sent = {"route": used.id, "outcome": "somebody_else"}
    assert client.post(address(rosie, "attempt/"), sent).status_code == 302
    with acting(cast.ana):
        assert ContactAttempt.objects.get().route_id == used.id
        doubted = answered_by_others([used, other])
    assert set(doubted) == {used.id}


def test_a_warning_is_read_first_until_every_way_was_rechecked(
    cast: Cast, client: Client, rosie: Person
) -> None:
    ways = [contact.route(cast.ana, rosie) for _each in range(2)]
    assert client.post(address(rosie, "warning/"), {"warning": "He has it"}).status_code == 302
    for way, stands in zip(ways, (True, False), strict=True):
        assert "There was a warning" in client.get(address(rosie)).content.decode()
        sent = {"how_confirmed": "Asked alone"}
        assert client.post(address(rosie, f"{way.id}/recheck/"), sent).status_code == 302
        assert client.get(address(rosie)).context["contact"].is_warned is stands
    page = client.get(f"/people/{rosie.id}/").content.decode()
    assert "There was a warning" not in page
    assert "He has it" in page


def test_the_record_opens_on_safe_contact(client: Client, rosie: Person) -> None:
    page = client.get(f"/people/{rosie.id}/").content.decode()
    assert page.index("Safe contact") < page.index("Who this is")


def test_a_record_takes_a_fixed_number_of_statements(
    cast: Cast, client: Client, rosie: Person, django_assert_max_num_queries: Any
) -> None:
    for days in range(6):
        made = contact.route(cast.ana, rosie)
        contact.attempt(cast.ana, rosie, route=made, days_ago=days)
    client.get(f"/people/{rosie.id}/")
    for rest in ("", "contact/"):
        with django_assert_max_num_queries(29):
            client.get(f"/people/{rosie.id}/{rest}")
