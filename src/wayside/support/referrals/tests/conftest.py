"""The cast."""

import pytest

from wayside.support.referrals.tests.factories import Cast


@pytest.fixture
def cast(db: None) -> Cast:
    return Cast()
