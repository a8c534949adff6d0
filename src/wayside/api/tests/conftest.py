"""The cast of referrals, at this moment, and systems that ask for them."""

from typing import Any

import pytest
from django.core.cache import cache
from django.utils import timezone

from wayside.support.referrals.tests.factories import Cast


@pytest.fixture(autouse=True)
def unbraked(settings: Any) -> None:
    """Tests ask more often than a system does; the brake has a test of its own."""
    settings.API_REQUESTS_A_MINUTE = settings.API_WRONG_TOKENS_A_MINUTE = 100_000
    cache.clear()


@pytest.fixture
def cast(db: None) -> Cast:
    return Cast(now=timezone.now())
