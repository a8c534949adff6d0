"""What the tests of briefings share."""

from typing import Any

import pytest

from wayside.patrols.briefing.tests import factories as nights
from wayside.patrols.models import Patrol
from wayside.patrols.tests.factories import NOW


@pytest.fixture(autouse=True)
def _on_monday(settings: Any) -> None:
    settings.WAYSIDE_TODAY = NOW.date()


@pytest.fixture
def patrol() -> Patrol:
    """A planned night with a part for partners and one for enforcement."""
    return nights.with_both_sides()
