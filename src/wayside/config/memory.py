"""Where tests keep what they write: in memory, if the machine lends some as a folder.

Each test that commits gets a copy of a whole database, some eight hundred files. On a disk that
takes seconds, in memory a tenth of one. ``python -m wayside.config.memory`` prints the folder.
"""

import hashlib
import os
import shutil
from pathlib import Path

from wayside.config import paths

LENT = Path("/dev/shm")  # noqa: S108  a folder of our own in it, made 0700 and checked
NEEDED_BYTES = 3 * 2**30
NAME = "wayside-tests"


def home(lent: Path = LENT, needed: int = NEEDED_BYTES) -> Path:
    """The ``WAYSIDE_HOME`` of tests: one in memory for each on disk, which it stays without
    memory to spare or with a database of one's own."""
    disk = paths.home()
    if is_in_memory(disk, lent) or os.environ.get("DATABASE_URL"):
        return disk
    digest = hashlib.sha256(str(disk).encode()).hexdigest()[:12]
    folder = lent / f"{NAME}-{os.getuid()}-{digest}"
    if not folder.is_dir() and not _has_room(lent, needed):
        return disk
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder if folder.stat().st_uid == os.getuid() else disk


def is_in_memory(folder: Path, lent: Path = LENT) -> bool:
    """Whether a home is one that this module chose."""
    return folder.parent == lent.resolve() and folder.name.startswith(NAME)


def _has_room(lent: Path, needed: int) -> bool:
    return os.access(lent, os.W_OK) and shutil.disk_usage(lent).free >= needed


if __name__ == "__main__":
    print(home())
