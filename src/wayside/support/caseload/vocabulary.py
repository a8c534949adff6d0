"""The words of caseloads."""

from django.utils.translation import gettext_lazy as _

AUDIT_SENTENCES = {
    "support.open_caseload": _("looked at their caseload"),
    "support.list_loads": _("looked at how much each worker has, in numbers alone"),
}
