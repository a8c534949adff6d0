"""The words of concerns that were handed over."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class HandedState(models.TextChoices):
    """Where one stands; see ``rules.HANDED``."""

    WAITING = "waiting", _("To be written on a record")
    WRITTEN = "written", _("Written on a record")
    CLOSED = "closed", _("Closed: no concern")


AUDIT_SENTENCES = {
    "safeguarding.begin_handed_concern": _("began a concern about an adult that was handed over"),
    "safeguarding.open_handed_concern": _("opened a concern about an adult that was handed over"),
    "safeguarding.lead_handed_concern": _("took the lead of a concern that was handed over"),
    "safeguarding.write_handed_concern": _("said on which record a concern was written"),
    "safeguarding.close_handed_concern": _("closed a concern that was handed over"),
}
AUDIT_RECORDS = {"safeguarding.HandedConcern": _("Concern about an adult that was handed over")}
AUDIT_FIELDS = {
    "concern": _("concern"),
    "lead": _("who leads"),
    "why": _("why it was closed"),
}
