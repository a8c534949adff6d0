"""Makes a backup: one snapshot of the database, the files beside it, sealed as they are read."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID, uuid4

import psycopg

from wayside.access.actor import Actor
from wayside.config import database, paths
from wayside.config.backup import files, keys, programs, tables
from wayside.config.backup.actions import note_backup
from wayside.config.backup.errors import BackupError
from wayside.config.backup.frames import Parts
from wayside.config.backup.manifest import Head, Manifest, digest_of_head
from wayside.config.backup.sealing import SealedWriter

DATABASE = "database"
SERVICE = Actor.service("backup", permissions=())
SNAPSHOT = "SELECT pg_export_snapshot(), clock_timestamp()"


@dataclass(frozen=True, slots=True)
class Made:
    """What was made, and how long it took."""

    id: str
    path: str
    bytes: int
    tables: int
    rows: int
    files: int
    seconds: float


def make(out: Path | None, *, now: datetime) -> Made:
    """Make a backup.

    Args:
        out: the file to write, which must not be there; else one under ``var/backups``.

    Raises:
        BackupError: with a sentence; no file is left behind.
    """
    if not keys.other_keys_are_apart():
        raise BackupError(
            "A key of a side is the backup's key too. Make one for backups alone: whoever finds a "
            "backup must not read it with a key that many machines hold."
        )
    began, box, path = time.monotonic(), keys.box(), out or _own_path()
    with _whole_file(path) as handle:
        writer = SealedWriter(handle, box)
        head, manifest = _write(Parts(writer))
        writer.close()
    note_backup(backup_id=UUID(head.id), by=SERVICE, now=now)
    return Made(
        id=head.id,
        path=str(path),
        bytes=path.stat().st_size,
        tables=len(manifest.tables),
        rows=manifest.rows(),
        files=len(manifest.parts) - 1,
        seconds=round(time.monotonic() - began, 2),
    )


def _write(parts: Parts) -> tuple[Head, Manifest]:
    trail = files.of_the_trail()
    with programs.connect() as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        snapshot, made_at = connection.execute(SNAPSHOT).fetchone() or ("", None)
        head = Head(
            id=str(uuid4()),
            made_at=made_at.isoformat() if made_at else "",
            application_role=database.application_role(),
            migrations=tables.migrations(connection),
        )
        digest = digest_of_head(parts.head(head.told()))
        parts.part(DATABASE, programs.dumped(snapshot))
        found: dict[str, Any] = {"tables": tables.sums(connection)}
        found["chain"] = tables.chain_head(connection)
    for each in (*trail, *files.kept("crime"), *files.kept("files")):
        parts.part(each.name, each.pieces())
    told = {name: part.told() for name, part in parts.written.items()}
    manifest = Manifest(head_sha256=digest, parts=told, **found)
    parts.manifest(manifest.signed())
    return head, manifest


def _own_path() -> Path:
    path = paths.var("backups", f"wayside-{time.strftime('%Y%m%d-%H%M%S')}.backup")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


@contextmanager
def _whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file that is there once it is whole and on the disk, and not before."""
    if path.exists():
        raise BackupError(f"{path} is there already. A backup is never written over another.")
    draft = path.with_name(f"{path.name}.part")
    draft.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as handle:
            yield handle
            handle.flush()
            os.fsync(handle.fileno())
        os.link(draft, path)
    except OSError as error:
        raise BackupError(f"{path} could not be written: {error.strerror or error}") from error
    finally:
        draft.unlink(missing_ok=True)
