"""Who reads the directory, how it is searched, and what a look leaves behind."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.directory.models import Service
from wayside.directory.tests import factories
from wayside.directory.tests.pages.asking import signed_in, text, url
from wayside.directory.vocabulary import Status
from wayside.partners.models import Agency, Area

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", [Role.PATROL_OFFICER, Role.CASEWORKER, Role.COMMISSIONER])
def test_every_member_reads_the_directory(role: Role, area: Area, ours: Service) -> None:
    client = signed_in(role, area)
    assert ours.name in text(client.get(reverse("directory:services")))
    assert "Warm and dry." in text(client.get(url("service", ours)))
    assert "Change what it offers" not in text(client.get(url("service", ours)))


def test_nobody_who_is_not_signed_in_reads_a_page(ours: Service) -> None:
    for address in (reverse("directory:services"), url("service", ours)):
        assert Client().get(address).status_code == 302


def test_an_empty_directory_says_who_fills_it(worker: Client, area: Area) -> None:
    assert "Add a service" in text(worker.get(reverse("directory:services")))
    officer = signed_in(Role.PATROL_OFFICER, area)
    assert "administrators add them" in text(officer.get(reverse("directory:services")))


def test_the_list_is_searched_and_filtered(worker: Client, ours: Service, area: Area) -> None:
    other = factories.service("Legal clinic", needs=["legal"])
    other.groups.create(sex="male", age_from=18)
    other.eligibility.script = "no"
    other.eligibility.save()
    other.service_areas.create(area=area, excluded=True)
    asked = {
        "": {ours.name, other.name},
        "q=legal": {other.name},
        "q=nothing": set(),
        "need=housing": {ours.name},
        "sex=female": {ours.name},
        "sex=male&age=17": {ours.name},
        "sex=male&age=18": {ours.name, other.name},
        "takes=script": {ours.name},
        "takes=recourse": {ours.name, other.name},
        f"area={area.id}": {ours.name},
        "strand=stalking": {ours.name, other.name},
    }
    for query, names in asked.items():
        page = text(worker.get(f"{reverse('directory:services')}?{query}"))
        assert {name for name in (ours.name, other.name) if f">{name}<" in page} == names, query


def test_a_closed_service_is_listed_only_when_asked_for(worker: Client, ours: Service) -> None:
    Service.objects.update(status=Status.INACTIVE)
    assert ours.name not in text(worker.get(reverse("directory:services")))
    assert ours.name in text(worker.get(reverse("directory:services"), {"closed": "on"}))


def test_looking_at_a_confidential_service_is_on_the_trail(
    worker: Client, agency: Agency, ours: Service
) -> None:
    hidden = factories.refuge(keeper=agency)
    worker.get(url("service", hidden))
    worker.get(url("service", ours))
    seen = Event.objects.filter(action="directory.open_confidential")
    assert [each.record_id for each in seen] == [hidden.id]


def test_a_page_of_a_service_prints_without_its_buttons(worker: Client, ours: Service) -> None:
    page = text(worker.get(url("service", ours)))
    assert 'class="ws-screen-only"' in page


def test_a_list_takes_as_many_queries_for_twenty_as_for_one(
    worker: Client, django_assert_max_num_queries: Any, agency: Agency
) -> None:
    for number in range(20):
        factories.service(f"Service {number}", keeper=agency)
    with django_assert_max_num_queries(25):
        worker.get(reverse("directory:services"))
