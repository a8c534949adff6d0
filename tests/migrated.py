"""The migrated test database, kept in the cluster between runs under a name made of the code that
migrates: applying every migration takes far longer than copying what came of them."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from wayside.config import paths

SOURCES = paths.PROJECT_FOLDER / "src" / "wayside"
PREFIX = "wayside_migrated_"
WHOLE = ("config", "vault", "audit")  # roles and walls are made by code of these rooms
DECISIVE = ("migrations", "models", "vocabulary", "fields", "permissions", "apps")


def kept_name() -> str:
    """What the migrated database of this code is called."""
    total = hashlib.sha256()
    for path in sorted(_decisive()):
        total.update(path.relative_to(SOURCES).as_posix().encode() + path.read_bytes())
    return PREFIX + total.hexdigest()[:12]


def _decisive() -> Iterator[Path]:
    for path in SOURCES.rglob("*.py"):
        parts = path.relative_to(SOURCES).with_suffix("").parts
        if "tests" not in parts and (parts[0] in WHOLE or not {*parts}.isdisjoint(DECISIVE)):
            yield path
