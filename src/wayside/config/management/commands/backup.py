"""``wayside backup``: make a backup, or prove that one is whole."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from django.core.management.base import BaseCommand, CommandError, CommandParser

from wayside.audit.signing import KeyMissingError
from wayside.config.backup import keys
from wayside.config.backup.actions import note_verified_elsewhere
from wayside.config.backup.errors import BackupError
from wayside.config.backup.making import SERVICE, make
from wayside.config.backup.restoring import verify
from wayside.vault.errors import VaultError
from wayside.web import clock


class Command(BaseCommand):
    """Makes a sealed backup of the database and files; no key is in it."""

    help = (
        "Makes a sealed backup of the database and files; no key is in it. --verify restores one "
        "for a trial and compares every table and the audit trail."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """What to do; without an option, a backup is made."""
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--out", type=Path, help="the file to write; else under var/backups")
        what.add_argument(
            "--verify", type=Path, metavar="FILE", help="prove that a backup is whole"
        )
        what.add_argument(
            "--verified", type=UUID, metavar="NUMBER", help="note that it was, on another machine"
        )
        what.add_argument(
            "--box", action="store_true", help="print what the machine that makes backups needs"
        )
        parser.add_argument(
            "--public-key", type=Path, action="append", default=[], help="a key to trust (PEM)"
        )
        parser.add_argument("--json", action="store_true", help="for a program")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do it."""
        try:
            self._do(options)
        except (BackupError, VaultError, KeyMissingError) as error:
            raise CommandError(str(error)) from error
        except psycopg.Error as error:
            raise CommandError(f"The database refused: {type(error).__name__}.") from error

    def _do(self, options: dict[str, Any]) -> None:
        if options["box"]:
            self.stdout.write(keys.box().written())
        elif options["verify"]:
            self._verify(options)
        elif options["verified"]:
            note_verified_elsewhere(backup_id=options["verified"], by=SERVICE, now=clock.now())
            self.stdout.write("Noted.")
        else:
            self._make(options)

    def _make(self, options: dict[str, Any]) -> None:
        made = make(options["out"], now=clock.now())
        if options["json"]:
            self.stdout.write(json.dumps(asdict(made)))
            return
        self.stdout.write(
            f"Backup {made.id}: {made.rows:,} rows of {made.tables} tables and {made.files} files, "
            f"{made.bytes:,} bytes in {made.seconds} s: {made.path}"
        )
        self.stdout.write(
            "No key is in it: keep the keys elsewhere. It is proved by --verify only."
        )

    def _verify(self, options: dict[str, Any]) -> None:
        found = verify(options["verify"], public_keys=options["public_key"], now=clock.now())
        if options["json"]:
            self.stdout.write(json.dumps(asdict(found)))
            return
        self.stdout.write(
            f"Backup {found.id} of {found.made_at} is whole: {found.rows:,} rows of {found.tables} "
            f"tables, {found.files} files and {found.links:,} links of the audit trail came back "
            f"as they were, in {found.seconds} s."
        )
