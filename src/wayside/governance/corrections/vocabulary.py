"""The words of corrections."""

from django.utils.translation import gettext_lazy as _

AUDIT_SENTENCES = {
    "governance.list_corrections": _("read what was put right in the record of a person supported"),
    "governance.correct_field": _("put right what a record of a person supported said"),
    "governance.open_former": _("looked at what a record said before it was put right"),
}
AUDIT_RECORDS = {
    "governance.Correction": _("Correction"),
    "governance.FormerValue": _("What a record said before"),
}
AUDIT_FIELDS = {"value": _("what it said before"), "why": _("why")}
