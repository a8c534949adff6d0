"""What the tests of staffing share."""

from typing import Any

import pytest

from wayside.patrols.staffing.tests import factories
from wayside.patrols.staffing.tests.factories import Town
from wayside.patrols.tests.factories import NOW


@pytest.fixture(autouse=True)
def _on_monday(settings: Any) -> None:
    settings.WAYSIDE_TODAY = NOW.date()


@pytest.fixture
def town(db: None) -> Town:
    """A borough with trained people and two weeks of nights ahead."""
    return factories.town()
