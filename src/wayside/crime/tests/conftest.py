"""What the tests of recorded crime share."""

from pathlib import Path

import pytest

from wayside.crime import originals


@pytest.fixture(autouse=True)
def originals_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Files as received go to a folder of the test's own."""
    folder = tmp_path / "originals"
    monkeypatch.setattr(originals, "folder", lambda: folder)
    return folder
