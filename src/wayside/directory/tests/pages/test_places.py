"""Addresses: an open service has one; a refuge and a confidential service never."""

import pytest
from django.test import Client
from django.urls import reverse

from wayside.directory.models import Address, Service
from wayside.directory.tests import factories
from wayside.directory.tests.pages.asking import PLACE, about, text, url
from wayside.directory.vocabulary import Kind
from wayside.partners.models import Agency

pytestmark = pytest.mark.django_db


def test_a_refuge_that_is_not_confidential_is_refused_in_a_sentence(worker: Client) -> None:
    sent = about(kind=Kind.REFUGE)
    page = text(worker.post(reverse("directory:add_service"), sent))
    assert "A refuge is always confidential." in page
    assert not Service.objects.exists()
    worker.post(reverse("directory:add_service"), {**sent, "confidential": "on"})
    assert Service.objects.get().confidential


def test_words_with_a_postcode_are_refused_for_a_confidential_service(worker: Client) -> None:
    sent = about(kind=Kind.REFUGE, confidential="on", description="Behind E1 6AN")
    page = text(worker.post(reverse("directory:add_service"), sent))
    assert "reads like a postcode" in page
    assert not Service.objects.exists()


def test_an_open_service_becomes_no_refuge_while_it_has_an_address(
    worker: Client, ours: Service
) -> None:
    factories.place(ours)
    page = text(worker.post(url("change_service", ours), about(ours, kind=Kind.REFUGE)))
    assert "A refuge is always confidential." in page
    assert Service.objects.get().kind != Kind.REFUGE


def test_an_open_service_is_put_at_a_place_and_taken_away(worker: Client, ours: Service) -> None:
    assert worker.post(url("change_place", ours), {"version": 1, **PLACE}).status_code == 302
    assert "1 Example Street, London, SW9 0AA" in text(worker.get(url("service", ours)))
    met = worker.post(url("change_place", ours), {"version": 1, **PLACE, "city": "Leeds"})
    assert met.status_code == 409
    worker.post(url("remove_place", ours), {"version": 2})
    assert not Address.objects.exists()


def test_a_confidential_service_takes_no_address_and_says_why(
    worker: Client, agency: Agency
) -> None:
    hidden = factories.refuge(keeper=agency)
    assert "keeps no address" in text(worker.get(url("change_place", hidden)))
    page = text(worker.post(url("change_place", hidden), {"version": 1, **PLACE}))
    assert "A confidential service keeps no address." in page
    assert not Address.objects.exists()


def test_making_a_service_confidential_says_first_what_goes_and_then_removes_it(
    worker: Client, ours: Service
) -> None:
    factories.place(ours)
    Service.objects.update(extra={"more": "1 Example Street"})
    page = text(worker.get(url("conceal", ours)))
    assert "This removes where it is, for good." in page
    assert "1 Example Street" in page
    unsure = worker.post(url("conceal", ours), {"version": 1})
    assert "Tick" in text(unsure)
    assert Address.objects.exists()
    worker.post(url("conceal", ours), {"version": 1, "sure": "on"})
    ours.refresh_from_db()
    assert (ours.confidential, ours.extra) == (True, {})
    assert not Address.objects.exists()
    assert Client().get(f"/open/v3/services/{ours.id}").status_code == 404
    worker.post(url("reveal", ours), {"version": 2, "sure": "on"})
    assert Client().get(f"/open/v3/services/{ours.id}").status_code == 200


def test_a_service_whose_words_hold_a_postcode_is_not_made_confidential_by_halves(
    worker: Client, ours: Service
) -> None:
    factories.place(ours)
    ours.phones.create(number="1", description="the house at SW9 0AA")
    page = text(worker.post(url("conceal", ours), {"version": 1, "sure": "on"}))
    assert "reads like a postcode" in page
    assert Address.objects.exists()


def test_a_refuge_is_never_opened(worker: Client, agency: Agency) -> None:
    hidden = factories.refuge(keeper=agency)
    page = text(worker.post(url("reveal", hidden), {"version": 1, "sure": "on"}))
    assert "A refuge is always confidential." in page
    assert Service.objects.get().confidential
