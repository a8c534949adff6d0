"""The database itself keeps confidential services without a place."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from wayside.directory.models import (
    Address,
    Location,
    Organization,
    Phone,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    Strand,
)
from wayside.directory.tests import factories
from wayside.directory.vocabulary import Kind

pytestmark = pytest.mark.django_db


def refused(act: Any) -> bool:
    try:
        with transaction.atomic():
            act()
    except IntegrityError:
        return True
    return False


def test_an_open_refuge_is_refused() -> None:
    assert refused(lambda: factories.service(kind=Kind.REFUGE))


def test_a_confidential_service_gets_no_place() -> None:
    assert refused(lambda: factories.place(factories.refuge()))
    assert not Location.objects.exists()


def test_a_service_with_a_place_does_not_become_confidential_by_itself() -> None:
    made = factories.service()
    factories.place(made)
    assert refused(lambda: Service.objects.filter(id=made.id).update(confidential=True))


@pytest.mark.parametrize("field", ["name", "description", "alert"])
def test_words_of_a_confidential_service_hold_no_postcode(field: str) -> None:
    assert refused(lambda: factories.refuge(**{field: "Come to\nSW9 0AA now"}))


@pytest.mark.parametrize(
    "part",
    [
        lambda service: Phone.objects.create(service=service, number="1", description="at sw90aa"),
        lambda service: Schedule.objects.create(service=service, description="E1 6AN"),
        lambda service: ServiceArea.objects.create(service=service, name="near N1 9GU"),
        lambda service: Phone.objects.create(service=service, number="1", extra={"a": 1}),
    ],
)
def test_no_part_of_a_confidential_service_says_where(part: Any) -> None:
    made = factories.refuge()
    assert refused(lambda: part(made))
    opened = factories.service()
    part(opened)
    assert refused(lambda: Service.objects.filter(id=opened.id).update(confidential=True))


def test_who_runs_a_confidential_service_keeps_no_place_either() -> None:
    told = {"locations": [{"name": "Hall"}]}
    run_by = factories.organization(extra=told)
    assert refused(lambda: factories.refuge(organization=run_by))
    plain = factories.refuge().organization
    assert refused(lambda: Organization.objects.filter(id=plain.id).update(extra=told))


def test_a_confidential_service_keeps_nothing_beyond_its_columns() -> None:
    assert refused(lambda: factories.refuge(extra={"more": 1}))


def test_a_place_that_no_service_is_at_goes_with_its_address() -> None:
    one, other = factories.service(), factories.service("Other")
    shared = factories.place(one)
    ServiceAtLocation.objects.create(service=other, location=shared)
    one.service_at_locations.all().delete()
    assert Address.objects.count() == 1
    other.service_at_locations.all().delete()
    assert not Address.objects.exists()
    assert not Location.objects.exists()


def test_the_eight_strands_are_there_to_begin_with() -> None:
    assert Strand.objects.filter(in_use=True).count() == 8
