"""The backup's own keys, apart from every side's: the box makes backups, the ring opens them."""

import re

from django.conf import settings

from wayside.config.backup.errors import BackupError
from wayside.vault.boxes import Box, box_of
from wayside.vault.rings import KeyRing

NAME = "backup"


def ring() -> KeyRing:
    """The keys that open backups.

    Raises:
        BackupError: this machine was not given them, as a machine that only makes them should not.
        BadKeysError: what it was given are no keys.
    """
    if not settings.BACKUP_KEYS:
        raise BackupError(
            "Set WAYSIDE_BACKUP_KEYS to the keys that open backups. They belong where backups are "
            "checked and restored, not where they are made."
        )
    return KeyRing.parse(NAME, settings.BACKUP_KEYS)


def box() -> Box:
    """What backups are sealed with.

    Raises:
        BackupError: neither the box nor the keys are set.
        BadKeysError: what is set is neither.
    """
    if settings.BACKUP_BOX:
        return Box.parse(NAME, settings.BACKUP_BOX)
    if settings.BACKUP_KEYS:
        return box_of(ring())
    raise BackupError(
        "Set WAYSIDE_BACKUP_BOX to what “wayside backup --box” prints where the backup's keys are. "
        "“wayside keys new” makes a key."
    )


def other_keys_are_apart() -> bool:
    """Whether no side's key opens backups too: whoever has a backup would read it with that."""
    mine = set(re.findall(r"[0-9a-f]{64}", settings.BACKUP_KEYS))
    return not any(mine & set(re.findall(r"[0-9a-f]{64}", e)) for e in settings.KEY_RINGS.values())
