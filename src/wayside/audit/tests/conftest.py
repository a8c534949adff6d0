"""Checkpoints and keys of one test do not reach another."""

from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def audit_folder(tmp_path: Path, settings: Settings) -> Path:
    """Where this test's checkpoints are exported to."""
    settings.VAR_FOLDER = tmp_path
    return tmp_path / "audit"
