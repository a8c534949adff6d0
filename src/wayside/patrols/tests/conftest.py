"""What the tests of the week's pages share."""

from typing import Any

import pytest

from wayside.patrols.tests.factories import NOW


@pytest.fixture
def on_monday(settings: Any) -> None:
    """Today is the Monday before the week that is planned."""
    settings.WAYSIDE_TODAY = NOW.date()
