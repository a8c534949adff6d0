"""The files beside the database that a backup takes along: never keys, logs, mail or caches."""

import fcntl
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from django.conf import settings

from wayside.audit import signing
from wayside.audit.sealing import CHECKPOINTS_FILE
from wayside.config.backup.errors import DamagedError

FOLDERS = ("audit", "crime", "files")
PIECE = 256 * 1024


@dataclass(frozen=True, slots=True)
class Kept:
    """A file as far as it is taken along: what is added to it meanwhile is not."""

    name: str
    path: Path
    size: int

    def pieces(self) -> Iterator[bytes]:
        """Its bytes."""
        left = self.size
        with self.path.open("rb") as handle:
            while left and (piece := handle.read(min(PIECE, left))):
                left -= len(piece)
                yield piece


def folder(name: str) -> Path:
    """Where one of the folders lies."""
    return Path(settings.VAR_FOLDER, name)


def kept(name: str) -> list[Kept]:
    """The files of one folder, as long as they are now."""
    base = folder(name)
    found = sorted(p for p in base.rglob("*") if p.is_file() and not p.is_symlink())
    return [Kept(f"{name}/{p.relative_to(base).as_posix()}", p, p.stat().st_size) for p in found]


def of_the_trail() -> list[Kept]:
    """The checkpoints and public keys, before the database is looked at: the file of checkpoints
    may then hold fewer than the database, but never one that it does not know."""
    path = signing.exported(CHECKPOINTS_FILE)
    if not path.exists():
        return kept("audit")
    with path.open("rb") as handle:
        fcntl.flock(handle, fcntl.LOCK_SH)
        return kept("audit")


def unpacked_to(base: Path, name: str) -> Path:
    """Where a file of a backup is put.

    Raises:
        DamagedError: its name leads elsewhere.
    """
    parts = PurePosixPath(name).parts
    if len(parts) < 2 or parts[0] not in FOLDERS or ".." in parts:
        raise DamagedError("This backup holds a file that belongs nowhere.")
    path = base.joinpath(*parts)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def put_in_place(unpacked: Path) -> Path | None:
    """Put the folders of a backup where they belong; where what was there has gone."""
    aside = Path(settings.VAR_FOLDER, f"before-restore-{time.strftime('%Y%m%d-%H%M%S')}")
    for name in FOLDERS:
        if folder(name).exists():
            aside.mkdir(mode=0o700, exist_ok=True)
            folder(name).rename(aside / name)
        if (unpacked / name).exists():
            (unpacked / name).rename(folder(name))
    return aside if aside.exists() else None
