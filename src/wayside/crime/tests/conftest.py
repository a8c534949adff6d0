"""What the tests of recorded crime share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from wayside.crime import originals


@pytest.fixture(autouse=True)
def originals_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Files as received go to a folder of the test's own."""
    folder = tmp_path / "originals"
    monkeypatch.setattr(originals, "folder", lambda: folder)
    yield folder
