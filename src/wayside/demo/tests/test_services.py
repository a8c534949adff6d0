"""The demo's services are six, and its refuge is nowhere to be found."""

import pytest

from wayside.access.vocabulary import Role
from wayside.demo import services
from wayside.directory.models import Address, Service
from wayside.directory.queries import open_services
from wayside.partners.models import Area
from wayside.partners.tests import factories

pytestmark = pytest.mark.django_db


def lambeth_with_services() -> Area:
    lambeth = factories.area("Lambeth")
    by = factories.actor_of(factories.member(Role.ADMINISTRATOR, area=lambeth))
    keys = {each.agency for each in services.SERVICES}
    agencies = {key: factories.agency(f"Example {key}", areas=(lambeth,)) for key in keys}
    services.fill(lambeth, agencies, by=by)
    return lambeth


def test_six_services_are_there_and_the_refuge_has_no_address() -> None:
    lambeth_with_services()
    assert Service.objects.count() == 6
    assert open_services().count() == 5
    assert Address.objects.count() == 4
    refuge = Service.objects.get(kind="refuge")
    assert refuge.confidential
    assert not refuge.service_at_locations.exists()
