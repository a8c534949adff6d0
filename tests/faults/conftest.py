"""What every trial of a fault starts from."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from django.urls import get_resolver

from tests.faults.trying import Attempt


@pytest.fixture
def attempt(
    as_owner: Callable[[], AbstractContextManager[None]], settings: Any, tmp_path: Path
) -> Attempt:
    """Tries actions in a database that commits, with a trail of its own."""
    settings.VAR_FOLDER = tmp_path
    assert get_resolver().reverse_dict  # loaded here, or each copy of the process loads it anew
    return Attempt(as_owner)
