"""``wayside restore FILE``: put a backup in use."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import psycopg
from django.core.management.base import BaseCommand, CommandError, CommandParser

from wayside.audit.signing import KeyMissingError
from wayside.config.backup.errors import BackupError
from wayside.config.backup.restoring import Restored, restore
from wayside.vault.errors import VaultError
from wayside.web import clock


class Command(BaseCommand):
    """Restores a backup; all is checked before anything changes."""

    help = (
        "Restores a backup. It is unpacked and checked apart; only then does it take the place "
        "of the database, which is kept under another name."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Which, and whether it may replace something."""
        parser.add_argument("file", type=Path, help="the backup")
        parser.add_argument(
            "--replace", action="store_true", help="also where the database holds something"
        )
        parser.add_argument(
            "--public-key", type=Path, action="append", default=[], help="a key to trust (PEM)"
        )
        parser.add_argument("--json", action="store_true", help="for a program")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Restore it."""
        try:
            done = restore(
                options["file"],
                public_keys=options["public_key"],
                replace=options["replace"],
                now=clock.now(),
            )
        except (BackupError, VaultError, KeyMissingError) as error:
            raise CommandError(str(error)) from error
        except psycopg.Error as error:
            raise CommandError(f"The database refused: {type(error).__name__}.") from error
        if options["json"]:
            self.stdout.write(json.dumps(asdict(done)))
        else:
            self._say(done)

    def _say(self, done: Restored) -> None:
        self.stdout.write(
            f"Backup {done.id} of {done.made_at} is in use: {done.rows:,} rows of {done.tables} "
            f"tables, {done.files} files, {done.links:,} links of the audit trail, "
            f"in {done.seconds} s."
        )
        for sentence in done.after:
            self.stdout.write(sentence)
        self.stdout.write(f"The former database is called {done.former} now. Drop it once sure.")
        if done.aside:
            self.stdout.write(f"The former files are in {done.aside}.")
