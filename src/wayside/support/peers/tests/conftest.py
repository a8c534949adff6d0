"""The people of these tests."""

import pytest

from wayside.support.peers.tests.cast import Cast


@pytest.fixture
def cast() -> Cast:
    return Cast()
