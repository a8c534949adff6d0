"""Words of attachments."""

from django.utils.translation import gettext_lazy as _

AUDIT_SENTENCES = {
    "support.attach": _("attached a file to a record"),
    "support.list_attachments": _("looked at which files a record has"),
    "support.open_attachment": _("opened a file of a record"),
    "support.remove_attachment": _("removed a file of a record"),
}
AUDIT_RECORDS = {"support.Attachment": _("File of a record")}
AUDIT_FIELDS = {
    "about": _("what it is"),
    "content": _("content"),
    "name": _("name"),
}
