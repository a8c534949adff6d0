"""Disclosing, approving, receiving and deleting on the pages."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from wayside.partners.tests import factories as partners
from wayside.sharing.disclosures.tests.test_disclosures import Cast
from wayside.sharing.models import Delivery, Disclosure
from wayside.sharing.tests.factories import NOW, acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(settings: Any) -> Cast:
    settings.WAYSIDE_TODAY = (NOW + timedelta(days=1)).date()
    return Cast()


def sent(cast: Cast, **more: Any) -> dict[str, Any]:
    return {
        "recipient": cast.hostel.id,
        "role": "housing_officer",
        "categories": ["needs"],
        "purpose": "housing",
        "text": "A room on the ground floor",
        "until": "20/7/2018",
        "basis": "consent",
        "without_agreement": "It was asked for today",
        **more,
    }


def sends(client: Client, page: str, data: dict[str, Any]) -> Any:
    """Look at exactly what goes, and send it."""
    shown = client.post(page, data)
    assert "Exactly this goes" in shown.content.decode()
    return client.post(page, {**data, "seen": shown.context["shown"].seal})


def test_by_consent_disclosed_read_taken_back_and_deleted(
    client: Client, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    base = f"/sharing/people/{cast.subject.id}/"
    partners.sign_in(client, cast.ana)
    refused = client.post(f"{base}disclosures/new/", sent(cast))
    assert "This person has not agreed to this now" in refused.content.decode()
    cast.agrees()
    assert sends(client, f"{base}disclosures/new/", sent(cast)).status_code == 302
    with django_assert_max_num_queries(14):
        assert "Hostel Example" in client.get(f"{base}disclosures/").content.decode()
    with acting(cast.housing):
        one = f"/sharing/received/{Delivery.objects.get().id}/"

    partners.sign_in(client, cast.housing)
    with django_assert_max_num_queries(14):
        assert "Harbour Example" in client.get("/sharing/received/").content.decode()
    assert "ground floor" in client.get(one).content.decode()
    partners.sign_in(client, cast.desk)
    assert client.get(one).status_code == 404
    assert "Nothing was disclosed" in client.get("/sharing/received/").content.decode()

    partners.sign_in(client, cast.ana)
    client.post(f"{base}consent/withdraw/")
    partners.sign_in(client, cast.housing)
    shown = client.get(one).content.decode()
    assert "ground floor" not in shown
    assert "I have deleted what we kept" in shown
    client.post(f"{one}deleted/")
    assert "Deleted" in client.get("/sharing/received/").content.decode()


def test_an_override_is_approved_or_closed_by_others(client: Client, cast: Cast) -> None:
    partners.sign_in(client, cast.ana)
    reasons = {"necessity": "A child is in the flat", "proportionality": "The address alone"}
    base = f"/sharing/people/{cast.subject.id}/disclosures/"
    over = sent(cast, basis="safeguarding_child", **reasons)
    for _each in range(2):
        assert sends(client, f"{base}new/", over).status_code == 302
    with acting(cast.ana):
        first, second = (f"/sharing/disclosures/{each.id}/" for each in Disclosure.objects.all())
    assert "a second person must decide" in client.get(first).content.decode()
    partners.sign_in(client, cast.lead)
    assert "Hostel Example" in client.get("/sharing/disclosures/").content.decode()
    assert "A child is in the flat" in client.get(first).content.decode()
    client.post(f"{first}approve/")
    client.post(f"{second}decline/", {"note": "Ask her."})
    assert "No disclosure waits" in client.get("/sharing/disclosures/").content.decode()
    partners.sign_in(client, cast.ana)
    assert "Open to the recipient" in client.get(first).content.decode()
    client.post(f"{first}close/")
    assert "Closed" in client.get(first).content.decode()
    partners.sign_in(client, cast.other)
    for page in ("", "decline/"):
        assert client.get(f"{first}{page}").status_code == 404
    assert client.get(base).status_code == 404
