"""The words of timelines."""

from django.utils.translation import gettext_lazy as _

AUDIT_SENTENCES = {"support.open_timeline": _("opened the timeline of a person supported")}
