"""The people of these tests."""

import pytest

from wayside.support.groups.tests.cast import Cast


@pytest.fixture
def cast() -> Cast:
    return Cast()
