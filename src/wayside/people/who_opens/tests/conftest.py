"""The cast."""

import pytest

from wayside.people.tests.cast import Cast


@pytest.fixture
def cast() -> Cast:
    return Cast()
