"""Checks a backup by restoring it for a trial, or restores it in earnest."""

import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from django.core.management import call_command

from wayside.config.backup import files, programs
from wayside.config.backup.actions import note_restored, note_verified
from wayside.config.backup.after import AFTER_RESTORE
from wayside.config.backup.errors import BackupError
from wayside.config.backup.making import SERVICE
from wayside.config.backup.reading import Unpacked, unpacked
from wayside.config.backup.scratch import check_nobody_is_connected, standing_in, take_place

IN_USE = ("access_account", "audit_event")


@dataclass(frozen=True, slots=True)
class Whole:
    """A backup that was found whole."""

    id: str
    made_at: str
    tables: int
    rows: int
    files: int
    links: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Restored(Whole):
    """A backup that is in use now, and what was done to it first.

    Args:
        former: what the database that it replaced is called now.
        aside: where the files that it replaced lie.
        after: what was done before anybody could use it.
    """

    former: str
    aside: str
    after: tuple[str, ...]


def verify(path: Path, *, public_keys: Sequence[Path], now: datetime) -> Whole:
    """Restore a backup for a trial and say on the trail that it is whole.

    Raises:
        BackupError: it is not; nothing was changed.
    """
    with unpacked(path, public_keys=public_keys) as found:
        note_verified(backup_id=UUID(found.head.id), by=SERVICE, now=now)
        return Whole(**_figures(found), seconds=found.seconds)


def restore(path: Path, *, public_keys: Sequence[Path], replace: bool, now: datetime) -> Restored:
    """Restore a backup. It is unpacked, checked, migrated and freed of what was erased since, all
    apart; then it takes the place of the database in one step.

    Args:
        path: the backup.
        public_keys: whose signatures are trusted; without any, this installation's own.
        replace: whether a database that holds something may be replaced.
        now: the time that the work is dated with.

    Raises:
        BackupError: with a sentence; nothing was changed.
    """
    if not replace:
        _check_nothing_is_there()
    check_nobody_is_connected()
    with unpacked(path, public_keys=public_keys) as found:
        with standing_in(found.name):
            call_command("migrate", verbosity=0, interactive=False)
            after = tuple(each(now) for each in AFTER_RESTORE)
            note_restored(backup_id=UUID(found.head.id), by=SERVICE, now=now)
        former = _swapped(found)
        aside = files.put_in_place(found.folder)
        return Restored(
            **_figures(found),
            seconds=found.seconds,
            former=former,
            aside=str(aside or ""),
            after=after,
        )


def _check_nothing_is_there() -> None:
    with programs.connect() as connection, suppress(psycopg.errors.UndefinedTable):
        for table in IN_USE:
            row = connection.execute(f"SELECT EXISTS (SELECT FROM {table})").fetchone()  # noqa: S608
            if row and row[0]:
                raise BackupError(
                    "This database holds something already. With --replace the backup takes its "
                    "place, and the former database is kept under another name."
                )


def _swapped(found: Unpacked) -> str:
    try:
        return take_place(found.name, stamp=time.strftime("%Y%m%d_%H%M%S"))
    except psycopg.errors.ObjectInUse as error:
        raise BackupError(
            "Somebody opened the database meanwhile. Stop the web processes and the worker, then "
            "restore again; nothing was changed."
        ) from error


def _figures(found: Unpacked) -> dict[str, Any]:
    return {
        "id": found.head.id,
        "made_at": found.head.made_at,
        "tables": len(found.manifest.tables),
        "rows": found.manifest.rows(),
        "files": len(found.manifest.parts) - 1,
        "links": found.manifest.chain["seq"],
    }
