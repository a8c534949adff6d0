"""The words of the gap report."""

from django.utils.translation import gettext_lazy as _

# The service that counts; policies know it by this name
COUNTS = "support.gaps"

AUDIT_SENTENCES = {"support.open_gaps": _("looked at where help is missing, in numbers alone")}
