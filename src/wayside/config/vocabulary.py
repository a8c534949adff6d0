"""The words of what is done to the installation as a whole."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

AUDIT_SENTENCES = {
    "config.back_up": _("made a backup"),
    "config.restore": _("restored a backup"),
    "config.rotate_keys": _("locked again, with the current key, what an older locked"),
    "config.verify_backup": _("proved that a backup is whole"),
}


class KeyStanding(StrEnum):
    """How a key stands."""

    CURRENT = "current"
    NEEDED = "needed"
    IDLE = "idle"
    LOST = "lost"
    ELSEWHERE = "elsewhere"
