"""The demo: an invented partnership on this machine only."""

from datetime import date

from wayside.config import keys
from wayside.config.settings.base import *  # noqa: F403

DEMO = True
MAKES_OWN_KEYS = True
SECRET_KEY = keys.secret("secret_key", make=True)
KEY_RINGS = {
    "support": f"demo:{keys.secret('support_key', make=True)}",
    "neutral": f"demo:{keys.secret('neutral_key', make=True)}",
}
BACKUP_KEYS = BACKUP_KEYS or f"demo:{keys.secret('backup_key', make=True)}"  # noqa: F405
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
SECOND_FACTOR_REQUIRED = False
WAYSIDE_TODAY = WAYSIDE_TODAY or date(2018, 7, 2)  # noqa: F405
