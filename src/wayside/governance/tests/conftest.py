"""Checkpoints of one test do not reach another."""

from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture
def own_folder(tmp_path: Path, settings: Settings) -> None:
    """Seal and check in a folder of this test's own."""
    settings.VAR_FOLDER = tmp_path
