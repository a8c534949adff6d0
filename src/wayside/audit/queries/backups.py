"""What the trail says of backups: which were made, and when one was last proved whole."""

from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from wayside.audit.models import Event
from wayside.audit.sealing import database_clock

BACKUPS = UUID("5c0c7b0e-0f0d-5b0a-9a53-6b61636b7570")  # what every event about backups is of
MADE, VERIFIED, RESTORED = "config.back_up", "config.verify_backup", "config.restore"


class BackupStanding(StrEnum):
    """How the installation stands with its backups."""

    GOOD = "ok"
    UNASKED = "not asked for"
    LATE = "none verified lately"


def was_made(backup_id: UUID) -> bool:
    """Whether this installation made a backup of that number."""
    return _about(MADE).filter(purpose=str(backup_id)).exists()


def last_verified() -> datetime | None:
    """When a backup was last restored, for a trial or in earnest, by the database's clock."""
    found = _about(VERIFIED, RESTORED).order_by("-recorded_at").first()
    return found.recorded_at if found else None


def standing() -> BackupStanding:
    """Whether a backup was proved whole within as many days as are allowed; a new installation
    has as many before the first."""
    if not settings.BACKUP_DAYS:
        return BackupStanding.UNASKED
    since = last_verified() or _began()
    allowed = timedelta(days=settings.BACKUP_DAYS)
    late = since is not None and database_clock() - since > allowed
    return BackupStanding.LATE if late else BackupStanding.GOOD


def _about(*actions: str) -> QuerySet[Event]:
    return Event.objects.filter(record_id=BACKUPS, action__in=actions)


def _began() -> datetime | None:
    """When the first event was recorded."""
    first = Event.objects.order_by("id").first()  # identifiers are in the order of time
    return first.recorded_at if first else None
