"""What is done with backups, on the trail: made, checked, restored."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from wayside.access.actor import Actor
from wayside.audit.queries.backups import BACKUPS, was_made
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.config.backup.errors import BackupError


@transaction.atomic
def note_backup(*, backup_id: UUID, by: Actor, now: datetime) -> None:
    """Say that a backup was made."""
    _note("config.back_up", backup_id, by, now)


@transaction.atomic
def note_verified(*, backup_id: UUID, by: Actor, now: datetime) -> None:
    """Say that a backup was restored for a trial, and was whole."""
    _note("config.verify_backup", backup_id, by, now)


@transaction.atomic
def note_verified_elsewhere(*, backup_id: UUID, by: Actor, now: datetime) -> None:
    """The same of a backup of this installation that was checked on another machine.

    Raises:
        BackupError: this installation made no such backup.
    """
    if not was_made(backup_id):
        raise BackupError(f"This installation has made no backup with the number {backup_id}.")
    note_verified(backup_id=backup_id, by=by, now=now)


@transaction.atomic
def note_restored(*, backup_id: UUID, by: Actor, now: datetime) -> None:
    """Say, in what was restored, that it is a restored backup."""
    _note("config.restore", backup_id, by, now)


def _note(action: str, backup_id: UUID, by: Actor, now: datetime) -> None:
    record(
        by=by,
        operation=Operation.ADMINISTRATION,
        action=action,
        record_id=BACKUPS,
        purpose=str(backup_id),
        now=now,
    )
