"""What is told to the governance officer."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OversightKind(models.TextChoices):
    """What happened."""

    OVERRIDE = "override", _("Disclosed without consent, or about to be")
    EMERGENCY = "emergency", _("A record opened in an emergency")
    DEMAND = "demand", _("A legal demand")
    BARRED = "barred", _("A demand of immigration enforcement, to be refused")
    ORDERED = "ordered", _("A court order of immigration enforcement")
    NO_SECOND = "no_second", _("Nobody confirmed in time what was disclosed in an emergency")
    UNDELETED = "undeleted", _("Nobody confirmed that what was disclosed is deleted")


AUDIT_SENTENCES = {
    "sharing.break_glass": _("opened a record in an emergency"),
    "sharing.list_oversight": _("looked at overrides, emergencies and legal demands"),
    "sharing.remind_of_unseen": _("told whom it waits for of what nobody has overseen for a day"),
    "sharing.note_seen": _("noted an override, emergency or legal demand as seen"),
}
AUDIT_RECORDS = {
    "sharing.Emergency": _("Emergency opening"),
    "sharing.OversightEntry": _("Override, emergency or legal demand"),
}
AUDIT_FIELDS = {"note": _("note"), "reason": _("reason"), "seen_at": _("seen")}
