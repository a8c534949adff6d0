"""``wayside docs``: write the reference pages; ``--check`` only says which are stale."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from wayside.config import paths
from wayside.config.reference import PAGES


class Command(BaseCommand):
    """Compare each page with what the code says now."""

    help = "Write docs/reference and docs/glossary.md from the code."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where, and whether to write."""
        parser.add_argument("--check", action="store_true", help="write nothing; fail if stale")
        parser.add_argument(
            "--folder",
            type=Path,
            default=paths.PROJECT_FOLDER / "docs",
            help="the folder of the pages",
        )

    def handle(self, *_args: Any, check: bool, folder: Path, **_options: Any) -> None:
        """Write, or compare."""
        with translation.override("en-gb"):
            pages = {folder / name: write() for name, write in PAGES.items()}
        stale = [
            path for path, text in pages.items() if not path.exists() or path.read_text() != text
        ]
        if check and stale:
            names = ", ".join(str(path.relative_to(folder.parent)) for path in stale)
            raise CommandError(f"Stale: {names}. Run make docs and commit what it writes.")
        for path in stale:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(pages[path])
            self.stdout.write(f"Written: {path.relative_to(folder.parent)}")
