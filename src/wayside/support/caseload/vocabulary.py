"""The words of caseloads."""

from django.utils.translation import gettext_lazy as _

AUDIT_SENTENCES = {
    "support.open_caseload": _("looked at their caseload"),
    "support.list_to_allocate": _("listed the people of a worker, or those without one"),
    "support.find_to_allocate": _("looked at who is the worker of a person supported"),
    "support.allocate": _("gave a person supported to another worker"),
    "support.list_loads": _("looked at how much each worker has, in numbers alone"),
}
