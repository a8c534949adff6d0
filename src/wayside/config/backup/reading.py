"""Unpacks a backup and compares all that came out with its signed manifest; nothing of what is in
use is touched."""

import fcntl
import hmac
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp
from typing import IO

from django.conf import settings
from django.db.migrations.loader import MigrationLoader

from wayside.audit import inspection
from wayside.config import database, roles
from wayside.config.backup import files, keys, programs, tables
from wayside.config.backup.errors import BackupError, DamagedError
from wayside.config.backup.frames import DATA, HEAD, MANIFEST, NAME, Part, frames
from wayside.config.backup.making import DATABASE
from wayside.config.backup.manifest import Head, Manifest, digest_of_head
from wayside.config.backup.scratch import standing_in, unpacking
from wayside.config.backup.sealing import opened

UNPACKED = "unpacked-"


@dataclass(slots=True)
class Unpacked:
    """A backup in a database and a folder of its own."""

    head: Head
    manifest: Manifest
    name: str
    folder: Path
    began: float

    @property
    def seconds(self) -> float:
        """How long it has taken so far."""
        return round(time.monotonic() - self.began, 2)


@dataclass(slots=True)
class _Reading:
    """How far a backup has been read."""

    folder: Path
    stack: ExitStack
    head: Head | None = None
    head_bytes: bytes = b""
    name: str = ""
    manifest: bytes = b""
    parts: dict[str, Part] = field(default_factory=dict)
    ends: ExitStack = field(default_factory=ExitStack)
    out: IO[bytes] | None = None


@contextmanager
def unpacked(path: Path, *, public_keys: Sequence[Path] = ()) -> Iterator[Unpacked]:
    """A backup that was unpacked and is whole; what was unpacked and not used is removed.

    Raises:
        BackupError: with a sentence.
    """
    began, ring = time.monotonic(), keys.ring()
    with ExitStack() as stack:
        try:
            source = stack.enter_context(path.open("rb"))
        except OSError as error:
            raise BackupError(f"{path} cannot be read: {error.strerror}") from error
        reading = _Reading(_folder(stack), stack)
        with reading.ends:
            for kind, data in frames(opened(source, ring)):
                _take(reading, kind, data)
            _end_part(reading)
        if reading.head is None or not reading.manifest:
            raise DamagedError("This backup does not hold all that a backup holds.")
        manifest = Manifest.read(reading.manifest, public_keys=public_keys)
        _compare(reading, manifest)
        made = Unpacked(reading.head, manifest, reading.name, reading.folder, began)
        _check_database(made, public_keys)
        yield made


def _take(reading: _Reading, kind: bytes, data: bytes) -> None:
    if kind == HEAD and reading.head is None:
        reading.head, reading.head_bytes = Head.read(data), data
        _check_head(reading.head)
        roles.ensure_roles()
        reading.name = reading.stack.enter_context(unpacking(reading.head.id))
    elif reading.head is None or reading.manifest:
        raise DamagedError("This backup's parts stand in an order that none is written in.")
    elif kind == NAME:
        _begin_part(reading, data.decode())
    elif kind == DATA and reading.out is not None:
        list(reading.parts.values())[-1].add(data)
        reading.out.write(data)
    elif kind == MANIFEST:
        _end_part(reading)
        reading.manifest = data


def _begin_part(reading: _Reading, name: str) -> None:
    _end_part(reading)
    if name in reading.parts:
        raise DamagedError("This backup holds a part twice.")
    reading.parts[name] = Part()
    if name == DATABASE:
        reading.out = reading.ends.enter_context(programs.restoring(reading.name))
    else:
        path = files.unpacked_to(reading.folder, name)
        reading.out = reading.ends.enter_context(path.open("wb"))
        path.chmod(0o600)


def _end_part(reading: _Reading) -> None:
    """Let a file be written, or PostgreSQL come to its end."""
    reading.out = None
    reading.ends.pop_all().close()


def _folder(stack: ExitStack) -> Path:
    base = Path(settings.VAR_FOLDER)
    base.mkdir(parents=True, exist_ok=True)
    _alone(base, stack)
    for left in base.glob(f"{UNPACKED}*"):  # by a command that was killed
        shutil.rmtree(left, ignore_errors=True)
    made = Path(mkdtemp(prefix=UNPACKED, dir=base))
    stack.callback(shutil.rmtree, made, ignore_errors=True)
    return made


def _alone(base: Path, stack: ExitStack) -> None:
    """Let no two commands unpack at once: each clears up what it finds unpacked.

    Raises:
        BackupError: another one does.
    """
    lock = stack.enter_context((base / "backup.lock").open("w"))
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise BackupError("Another backup is being checked or restored just now.") from error


def _check_head(head: Head) -> None:
    """Refuse what this installation cannot take.

    Raises:
        BackupError: it is of a newer version, or for a login with another name.
    """
    known = {tuple(each) for each in MigrationLoader(None).graph.nodes}
    newer = sorted(".".join(each) for each in head.migrations if tuple(each) not in known)
    if newer:
        raise BackupError(
            f"This backup is of a newer version of Wayside: {len(newer)} of its migrations are not "
            f"known here, such as {newer[0]}. Install that version, then restore."
        )
    if head.application_role != database.application_role():
        raise BackupError(
            f"This backup gives its rights to the login {head.application_role}, and here the "
            f"application is {database.application_role()}. Let the login of DATABASE_URL have "
            "the former's name, then restore."
        )


def _compare(reading: _Reading, manifest: Manifest) -> None:
    digest = digest_of_head(reading.head_bytes)
    parts = {name: part.told() for name, part in reading.parts.items()}
    if not hmac.compare_digest(digest, manifest.head_sha256) or parts != manifest.parts:
        raise DamagedError("This backup does not hold what its signed manifest says.")


def _check_database(made: Unpacked, public_keys: Sequence[Path]) -> None:
    """Compare every table, and check the trail as the verifier does.

    Raises:
        DamagedError: naming what is not as it was.
    """
    with programs.connect(made.name) as connection:
        differing = made.manifest.differences(tables.sums(connection))
        chain = tables.chain_head(connection)
    if differing or chain != made.manifest.chain:
        raise DamagedError(f"Not all rows came back as they were: {', '.join(differing[:3])}.")
    checkpoints = made.folder / "audit" / "checkpoints.jsonl"
    checkpoints.parent.mkdir(exist_ok=True)
    checkpoints.touch()
    with standing_in(made.name):
        report = inspection.inspect(checkpoint_files=[checkpoints], public_keys=public_keys)
    if not report.sound:
        first = report.problems[0].sentence if report.problems else ""
        raise DamagedError(f"The audit trail in this backup is not sound. {first}")
