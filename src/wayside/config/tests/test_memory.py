"""Tests keep what they write in memory, where there is enough of it and it is their own."""

from pathlib import Path

import pytest

from wayside.config import memory, paths

PLENTY = 2**60


@pytest.fixture(autouse=True)
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home on disk and the embedded database."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("WAYSIDE_HOME", str(tmp_path / "disk"))
    return tmp_path / "disk"


@pytest.fixture
def lent(tmp_path: Path) -> Path:
    """Memory that the machine lends."""
    folder = tmp_path / "lent"
    folder.mkdir()
    return folder


def test_a_home_has_one_place_in_memory_that_nobody_else_may_read(lent: Path) -> None:
    chosen = memory.home(lent, needed=0)
    assert chosen.parent == lent
    assert chosen.stat().st_mode & 0o777 == 0o700
    assert memory.home(lent, needed=PLENTY) == chosen  # it is there: nothing more is needed


def test_another_home_has_another_place(
    lent: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = memory.home(lent, needed=0)
    monkeypatch.setenv("WAYSIDE_HOME", str(tmp_path / "other"))
    assert memory.home(lent, needed=0) != first


def test_whoever_is_in_memory_already_stays_there(
    lent: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = memory.home(lent, needed=0)
    monkeypatch.setenv("WAYSIDE_HOME", str(chosen))
    assert memory.home(lent, needed=0) == chosen
    assert memory.is_in_memory(chosen, lent)


def test_without_memory_to_spare_it_is_the_disk(lent: Path, tmp_path: Path, disk: Path) -> None:
    assert memory.home(lent, needed=PLENTY) == disk
    assert memory.home(tmp_path / "absent", needed=0) == disk
    assert list(lent.iterdir()) == []


def test_a_place_that_somebody_else_made_is_not_used(
    lent: Path, disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = memory.home(lent, needed=0)
    uid = chosen.stat().st_uid
    trap = chosen.rename(lent / chosen.name.replace(f"-{uid}-", f"-{uid + 1}-"))
    monkeypatch.setattr("os.getuid", lambda: uid + 1)
    assert trap.is_dir()
    assert memory.home(lent, needed=0) == disk


def test_with_a_database_of_ones_own_nothing_is_in_memory(
    lent: Path, disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://localhost/own")
    assert memory.home(lent, needed=0) == disk
    assert paths.home() == disk
