"""Checks the stored trail as a whole, with the checkpoints sent elsewhere, and keeps the result."""

from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from wayside.audit import signing, trail
from wayside.audit.exchange import read_checkpoints, read_kept_links
from wayside.audit.findings import Report
from wayside.audit.models import Verification
from wayside.audit.sealing import CHECKPOINTS_FILE, database_clock
from wayside.audit.verification import verify

FIRST_PROBLEM_LENGTH = 500


def inspect(*, checkpoint_files: Sequence[Path] = (), public_keys: Sequence[Path] = ()) -> Report:
    """Check every event, link, checkpoint and guarding trigger.

    Args:
        checkpoint_files: files of checkpoints beside those in the database; without any, the
            one this installation exports to, if it is there.
        public_keys: PEM files of the keys to trust; without any, this installation's own.
    """
    own = signing.exported(CHECKPOINTS_FILE)
    files = list(checkpoint_files) or [path for path in (own,) if path.exists()]
    with trail.snapshot():
        report = verify(
            trail.entries(),
            trail.checkpoints(),
            signing.trusted_keys(public_keys),
            kept_apart=chain.from_iterable(map(read_checkpoints, files)),
            kept_links=[read_kept_links(path) for path in files],
        )
        for name in trail.missing_triggers():
            report.add(f"The trigger {name} that guards the trail is missing or switched off.")
    return report


def inspect_and_keep() -> Verification:
    """Check the trail and keep the result for the officer's page."""
    started_at = database_clock()
    report = inspect()
    first = report.problems[0].sentence if report.problems else ""
    return Verification.objects.create(
        started_at=started_at,
        finished_at=database_clock(),
        events=report.events,
        links=report.links,
        checkpoints=report.checkpoints,
        since_checkpoint=report.since_checkpoint,
        problems=report.problem_count,
        first_problem=first[:FIRST_PROBLEM_LENGTH],
    )
