"""The words of what is done to the installation as a whole."""

from django.utils.translation import gettext_lazy as _

AUDIT_SENTENCES = {
    "config.rotate_keys": _("locked again, with the current key, what an older locked")
}
