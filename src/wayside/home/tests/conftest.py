"""A borough with a ward and a programme, for every test of this room."""

import pytest

from wayside.partners.models import Area, Programme
from wayside.partners.tests import factories
from wayside.partners.vocabulary import AreaLevel


@pytest.fixture
def area() -> Area:
    return factories.area("Lambeth")


@pytest.fixture
def ward(area: Area) -> Area:
    return factories.area("Oval", level=AreaLevel.WARD, parent=area)


@pytest.fixture
def programme(area: Area) -> Programme:
    return factories.programme(area)
