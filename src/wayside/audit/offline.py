"""Verifies an exported trail without Wayside's database and without Django.

``python -m wayside.audit.offline EXPORT.jsonl --public-key KEY.pem [--checkpoints FILE]``
"""

import argparse
import sys
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from wayside.audit.exchange import UnreadableError, read_checkpoints, read_entries, read_kept_links
from wayside.audit.findings import Report
from wayside.audit.public_keys import NotAPublicKeyError, key_id, read_public_key
from wayside.audit.reporting import as_json, as_text
from wayside.audit.verification import verify


def verify_file(
    file: Path, *, public_keys: Sequence[Path], checkpoint_files: Sequence[Path] = ()
) -> Report:
    """Check an export with its own checkpoints and any others given."""
    keys = {key_id(key): key for key in map(read_public_key, public_keys)}
    apart = chain.from_iterable(map(read_checkpoints, checkpoint_files))
    return verify(
        read_entries(file),
        read_checkpoints(file),
        keys,
        kept_apart=apart,
        kept_links=[read_kept_links(path) for path in checkpoint_files],
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Verify and say what was found; 0 only when the trail is sound."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--public-key", type=Path, action="append", required=True)
    parser.add_argument("--checkpoints", type=Path, action="append", default=[])
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(arguments)
    try:
        report = verify_file(
            given.file, public_keys=given.public_key, checkpoint_files=given.checkpoints
        )
    except (UnreadableError, NotAPublicKeyError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(as_json(report) if given.json else as_text(report))
    return 0 if report.sound else 1


if __name__ == "__main__":
    sys.exit(main())
