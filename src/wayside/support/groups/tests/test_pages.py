"""The pages of groups, and the list on paper."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from wayside.partners.tests import factories as partners
from wayside.people.relations.tests.factories import relation
from wayside.support.groups.tests.cast import TODAY, WHERE, Cast
from wayside.support.models import GroupPlace, GroupSession
from wayside.support.tests.factories import NOW, acting

pytestmark = pytest.mark.django_db


def test_the_paper_list_holds_agreed_names_and_nothing_else(cast: Cast, client: Client) -> None:
    cast.takes_part(cast.ana, cast.rosie, "Rose")
    held = cast.session(NOW + timedelta(days=3))
    partners.sign_in(client, cast.bea)
    page = client.get(f"/support/groups/{cast.group.id}/sessions/{held.id}/list/")
    text = page.content.decode()
    assert "Rose" in text
    for word in ("Rosie", "Lantern", "Freedom", WHERE, "Trust", cast.charity.name):
        assert word not in text
    partners.sign_in(client, cast.ana)
    url = f"/support/groups/{cast.group.id}/sessions/{held.id}/list/"
    assert client.get(url).status_code == 404


def test_the_pages_lead_from_the_waiting_list_to_who_came(
    cast: Cast, client: Client, settings: Any
) -> None:
    settings.WAYSIDE_TODAY = TODAY
    partners.sign_in(client, cast.bea)
    base = f"/support/people/{cast.kasia.id}/groups/"
    group = f"/support/groups/{cast.group.id}/"
    sent = {"group": str(cast.group.id), "called": "K", "agreed": "on"}
    assert client.post(f"{base}join/", sent).status_code == 302
    with acting(cast.bea):
        place = GroupPlace.objects.get()
    asked = {"how": "spoke", "answer_by": "9/7/2018", "attempt": str(uuid4()), "version": "1"}
    assert client.post(f"{base}{place.id}/invite/", asked).status_code == 302
    again = client.post(f"{base}{place.id}/invite/", asked).content.decode()
    assert "Somebody else has changed this" in again
    assert client.post(f"{base}{place.id}/", {"verb": "accept", "version": "2"}).status_code == 302
    assert WHERE in client.get(base).content.decode()
    when = {"on": "1/7/2018", "begins": "10:00", "ends": "12:00"}
    assert client.post(f"{group}sessions/add/", when).status_code == 302
    with acting(cast.bea):
        held = GroupSession.objects.get()
    came = {str(place.id): "came", "version": "1"}
    assert client.post(f"{group}sessions/{held.id}/", came).status_code == 302
    assert (
        "Somebody else has changed this"
        in client.post(f"{group}sessions/{held.id}/", came).content.decode()
    )
    assert "1 of 1 sessions" in client.get(base).content.decode()
    assert "Freedom" in client.get("/support/groups/").content.decode()
    partners.sign_in(client, cast.ana)
    assert WHERE not in client.get(group).content.decode()
    assert client.get(f"{group}change/").status_code == 404


def test_the_page_says_not_this_group_and_nobodys_name(cast: Cast, client: Client) -> None:
    cast.takes_part(cast.bea, cast.kasia, "Kay")
    relation(cast.ana, cast.rosie, "Kasia")
    partners.sign_in(client, cast.ana)
    sent = {"group": str(cast.group.id), "called": "R", "agreed": "on"}
    page = client.post(f"/support/people/{cast.rosie.id}/groups/join/", sent).content.decode()
    assert "Not this group" in page
    assert "Kay" not in page
    assert "Kasia" not in page
