"""The words of what is done to the installation as a whole."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

AUDIT_SENTENCES = {
    "config.rotate_keys": _("locked again, with the current key, what an older locked")
}


class KeyStanding(StrEnum):
    """How a key stands."""

    CURRENT = "current"
    NEEDED = "needed"
    IDLE = "idle"
    LOST = "lost"
    ELSEWHERE = "elsewhere"
