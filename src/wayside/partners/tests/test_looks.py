"""Whoever looks at lists of people is on the record, a search by its keyed hash alone."""

import pytest
from django.test import Client

from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.audit.vocabulary import Operation
from wayside.partners.tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page", ["members", "accounts", "proposals"])
def test_a_list_of_people_leaves_an_event(client: Client, page: str) -> None:
    factories.sign_in(client, factories.member(Role.ADMINISTRATOR, area=factories.area()))
    assert client.get(f"/partners/{page}/").status_code == 200
    event = Event.objects.get(action=f"partners.list_{page}")
    assert event.operation == Operation.LISTING
    assert event.count is not None


def test_a_look_at_one_account_leaves_an_event(client: Client) -> None:
    area = factories.area()
    factories.sign_in(client, factories.member(Role.ADMINISTRATOR, area=area))
    other = factories.member(Role.ANALYST, area=area)
    assert client.get(f"/partners/accounts/{other.account_id}/").status_code == 200
    event = Event.objects.get(action="partners.open_account_page")
    assert (event.operation, event.record_id) == (Operation.CONSULTATION, other.account_id)


def test_a_look_at_one_proposed_role_leaves_an_event(client: Client) -> None:
    area = factories.area()
    asked = factories.proposal(area)
    factories.sign_in(client, factories.member(Role.GOVERNANCE_OFFICER, area=area))
    assert client.get(f"/partners/proposals/{asked.id}/").status_code == 200
    event = Event.objects.get(action="partners.open_proposal")
    assert (event.operation, event.record_id) == (Operation.CONSULTATION, asked.id)
    assert (event.area_id, event.controller_id) == (area.id, asked.agency_id)


@pytest.mark.parametrize("page", ["members", "accounts"])
def test_a_search_for_a_name_keeps_no_name(client: Client, page: str) -> None:
    factories.sign_in(client, factories.member(Role.ADMINISTRATOR, area=factories.area()))
    client.get(f"/partners/{page}/", {"q": "Somebody Sought"})
    event = Event.objects.get(action=f"partners.list_{page}")
    assert event.operation == Operation.SEARCH
    assert len(event.search_hashes) == 1
    assert "Sought" not in str(vars(event))
