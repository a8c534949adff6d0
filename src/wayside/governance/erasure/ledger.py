"""The list of erasures as a file beside the backups: one JSON line each, appended and never
rewritten, so that a backup from before an erasure is erased again once it is restored."""

import fcntl
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings

from wayside.governance.models import ErasureEntry

Line = dict[str, Any]
NAME = "erasures.jsonl"


class LedgerUnreadableError(ValueError):
    """The file is not as it was written; the message names the line."""


def path() -> Path:
    """Where the file lies."""
    return Path(settings.VAR_FOLDER, NAME)


def line_of(entry: ErasureEntry) -> Line:
    """An entry as its line: numbers, times and counts, nothing of anybody."""
    return {
        "id": str(entry.id),
        "agency": str(entry.controller_number),
        "records": [str(each) for each in entry.record_numbers],
        "looked": str(entry.looked_by_number),
        "decided": str(entry.decided_by_number),
        "erased_at": entry.erased_at.isoformat(),
        "counts": entry.counts,
    }


def lines(file: Path) -> Iterator[Line]:
    """The lines of a file, in their order; none where there is no file.

    Raises:
        LedgerUnreadableError: a line is broken. Nothing of it may be skipped silently.
    """
    if not file.exists():
        return
    for number, text in enumerate(file.read_text().splitlines(), start=1):
        try:
            found = json.loads(text)
            found["id"], found["agency"], found["records"]
        except (ValueError, KeyError, TypeError) as broken:
            raise LedgerUnreadableError(f"Line {number} of {file} cannot be read.") from broken
        yield found


def write_out(entries: Iterable[ErasureEntry], file: Path | None = None) -> int:
    """Append what the file does not hold yet, and make sure that it is on the disk; how many."""
    file = file or path()
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a+") as out:
        fcntl.flock(out, fcntl.LOCK_EX)
        there = {line["id"] for line in lines(file)}
        new = [line for line in map(line_of, entries) if line["id"] not in there]
        out.writelines(json.dumps(line, sort_keys=True) + "\n" for line in new)
        out.flush()
        os.fsync(out.fileno())
    return len(new)
