"""Generated pages that no longer say what the code says are found."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command


def test_a_fresh_set_of_pages_is_not_stale(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    call_command("docs", folder=folder)
    call_command("docs", folder=folder, check=True)


@pytest.mark.parametrize("name", ["reference/roles.md", "glossary.md"])
def test_a_page_changed_by_hand_or_missing_is_named(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "docs"
    call_command("docs", folder=folder)
    page = folder / name
    page.write_text(page.read_text() + "One more line.\n")
    with pytest.raises(CommandError, match=name):
        call_command("docs", folder=folder, check=True)
    page.unlink()
    with pytest.raises(CommandError, match=name):
        call_command("docs", folder=folder, check=True)
