"""A directory with one service of an agency, its worker and an administrator."""

from typing import Any

import pytest
from django.test import Client

from wayside.access.vocabulary import Role
from wayside.directory.models import Service
from wayside.directory.tests import factories
from wayside.directory.tests.pages.asking import signed_in
from wayside.partners.models import Agency, Area
from wayside.partners.tests import factories as partners


@pytest.fixture(autouse=True)
def _clock(settings: Any) -> None:
    settings.WAYSIDE_TODAY = factories.TODAY


@pytest.fixture
def area() -> Area:
    return partners.area("Lambeth")


@pytest.fixture
def agency(area: Area) -> Agency:
    return partners.agency("Example Centre", areas=(area,))


@pytest.fixture
def worker(area: Area, agency: Agency) -> Client:
    return signed_in(Role.SERVICE_WORKER, area, agency)


@pytest.fixture
def administrator(area: Area) -> Client:
    return signed_in(Role.ADMINISTRATOR, area)


@pytest.fixture
def ours(agency: Agency) -> Service:
    return factories.service(keeper=agency, needs=["housing"], description="Warm and dry.")
