"""The words of supervision."""

from django.utils.translation import gettext_lazy as _

AUDIT_SENTENCES = {
    "support.set_supervision": _("decided who supervises a worker"),
    "support.end_supervision": _("ended a supervision"),
    "support.list_supervision": _("looked at who supervises whom"),
    "support.read_supervision": _("opened the notes of a supervision"),
    "support.note_supervision": _("wrote a note of a supervision"),
}
AUDIT_RECORDS = {
    "support.Supervision": _("Supervision"),
    "support.SupervisionNote": _("Note of a supervision"),
}
AUDIT_FIELDS = {
    "ended_at": _("ended"),
    "held_date": _("day of the talk"),
    "next_date": _("next talk"),
    "supervisor": _("supervisor"),
    "worker": _("worker"),
}
