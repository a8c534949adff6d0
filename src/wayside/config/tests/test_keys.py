"""Secrets made here: one for all who start at once, and for this user's eyes only."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from wayside.config import keys


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WAYSIDE_HOME", str(tmp_path))
    return tmp_path


def test_all_who_start_at_once_get_the_same_whole_secret(home: Path) -> None:
    with ThreadPoolExecutor(16) as pool:
        for number in range(40):
            name = f"secret_{number}"
            found = set(pool.map(lambda _: keys.secret(name, make=True), range(16)))  # noqa: B023
            assert [len(secret) for secret in found] == [64]


def test_a_secret_is_for_this_user_alone_and_leaves_no_draft(home: Path) -> None:
    keys.secret("some_secret", make=True)
    folder = home / "var" / "keys"
    assert [each.name for each in folder.iterdir()] == ["some_secret"]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "some_secret").stat().st_mode) == 0o600
