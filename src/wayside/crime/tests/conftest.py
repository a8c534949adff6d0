"""What the tests of recorded crime share."""

from pathlib import Path

import pytest
from pytest_django import Settings

from wayside.crime.tests import factories as crime
from wayside.partners.models import Area


@pytest.fixture(autouse=True)
def originals_apart(tmp_path: Path, settings: Settings) -> Path:
    """Files as received go to a folder of the test's own."""
    settings.VAR_FOLDER = tmp_path
    return tmp_path / "crime"


@pytest.fixture
def area() -> Area:
    return crime.lambeth()
