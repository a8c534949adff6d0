"""Writes the whole trail to a file, and that it was written."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO
from uuid import UUID

from django.db import transaction

from wayside.audit import trail
from wayside.audit.exchange import write_export
from wayside.audit.sealing import database_clock
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record


@dataclass(frozen=True, slots=True)
class CommandLine:
    """Whoever works at the server itself; the system's own log says which account that is."""

    kind: str = "service"
    account_id: UUID | None = None
    person_id: UUID | None = None
    membership_id: UUID | None = None
    agency_id: UUID | None = None
    role: str | None = None


def export_trail(out: Path) -> int:
    """Write the trail as JSON lines, readable by its owner only; how many entries it has.

    The export's own event is written first, so that the file ends with it.
    """
    now = database_clock()
    with transaction.atomic():
        record(by=CommandLine(), operation=Operation.EXPORT, action="audit.export", now=now)
    with trail.snapshot(), _private_file(out) as handle:
        return write_export(handle, trail.entries(), trail.checkpoints(), made_at=now)


@contextmanager
def _private_file(path: Path) -> Iterator[TextIO]:
    """A file that appears whole or not at all."""
    part = path.with_name(path.name + ".part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as handle:
            yield handle
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
