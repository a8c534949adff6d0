"""Words of the outbox."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NoticeState(models.TextChoices):
    """Where a notice stands; see ``rules.NOTICE``."""

    WAITING = "waiting", _("Waiting")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed")
    NOWHERE = "nowhere", _("No address")


AUDIT_SENTENCES = {
    "notices.send": _("put a notice in the outbox"),
    "notices.deliver": _("delivered a notice by mail"),
    "notices.stop": _("kept notices of a record from leaving by mail"),
    "notices.give_up": _("gave up delivering a notice"),
    "notices.resend": _("put failed notices in line again"),
    "notices.purge": _("removed old notices"),
}

AUDIT_RECORDS = {
    "notices.Notice": _("Notice"),
}

AUDIT_FIELDS = {
    "address": _("address"),
    "body": _("text"),
    "person_id": _("addressee"),
    "sent_at": _("when it was sent"),
    "state": _("state"),
    "subject": _("subject"),
}
