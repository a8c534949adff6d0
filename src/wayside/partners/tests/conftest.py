"""Who comes to the pages of the partnership, and where."""

import pytest
from django.test import Client

from wayside.access.vocabulary import Role
from wayside.partners.models import Area, Programme
from wayside.partners.tests import factories
from wayside.partners.vocabulary import AreaLevel


@pytest.fixture
def county() -> Area:
    return factories.area("London", level=AreaLevel.COUNTY)


@pytest.fixture
def area(county: Area) -> Area:
    return factories.area("Lambeth", parent=county)


@pytest.fixture
def programme(area: Area) -> Programme:
    return factories.programme(area)


@pytest.fixture
def administrator(client: Client, county: Area, area: Area) -> Client:
    factories.sign_in(client, factories.member(Role.ADMINISTRATOR, area=county))
    return client


@pytest.fixture
def coordinator(area: Area) -> Client:
    client = Client()
    factories.sign_in(client, factories.member(Role.COORDINATOR, area=area))
    return client
