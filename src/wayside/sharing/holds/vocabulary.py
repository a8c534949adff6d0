"""Why a record is held."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class HoldBecause(models.TextChoices):
    """What keeps a record from being erased."""

    DEATH = "death", _("This person has died: an inquest or a review may ask")
    COURT = "court", _("Proceedings in court")
    REVIEW = "review", _("A safeguarding or homicide review")
    INQUIRY = "inquiry", _("A public inquiry asks to keep it")
    COMPLAINT = "complaint", _("A complaint or claim")


AUDIT_SENTENCES = {
    "sharing.put_hold": _("put a legal hold on a record"),
    "sharing.ask_to_lift_hold": _("asked for a second person to lift a legal hold"),
    "sharing.lift_hold": _("lifted a legal hold, as second person"),
}
AUDIT_RECORDS = {"sharing.LegalHold": _("Legal hold")}
AUDIT_FIELDS = {
    "because": _("why"),
    "lift_asked_at": _("asked to lift it"),
    "lift_asked_by": _("who asked to lift it"),
    "lift_asked_by_person": _("who asked to lift it"),
    "lift_words": _("why it may be lifted"),
    "lifted_by": _("who lifted it"),
    "lifted_by_person": _("who lifted it"),
    "lifted_at": _("lifted"),
    "review_date": _("look at it again on"),
}
