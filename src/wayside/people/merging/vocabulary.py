"""The words of merging records."""

from django.utils.translation import gettext_lazy as _

AUDIT_SENTENCES = {
    "people.list_alike": _("looked for a second record of a person supported"),
    "people.merge": _("merged two records of one person"),
    "people.unmerge": _("took two merged records apart again"),
}
AUDIT_RECORDS = {"people.Merge": _("Two records made one")}
AUDIT_FIELDS = {"moved": _("what moved"), "undone_at": _("when it was taken apart")}
