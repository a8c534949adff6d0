"""The words of endings."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EndReason(models.TextChoices):
    """Why support ends. None of them is a failure of the person supported."""

    REACHED = "reached", _("What was wanted is reached, for now")
    OWN_WISH = "own_wish", _("They no longer want support")
    MOVED = "moved", _("They moved away")
    HANDED_ON = "handed_on", _("Another service goes on with them")
    LOST_CONTACT = "lost_contact", _("Contact was lost")
    NOT_OURS = "not_ours", _("Not whom this agency serves")
    DIED = "died", _("They died")


class OpenKind(models.TextChoices):
    """What may still go on about somebody when support ends."""

    DEMAND = "demand", _("A legal demand that waits")
    REFERRAL = "referral", _("A referral that runs")
    DISCLOSURE = "disclosure", _("Something disclosed that is still open")
    COMPLAINT = "complaint", _("A complaint that is not at its end")


AUDIT_SENTENCES = {
    "support.close_record": _("ended support with a review"),
    "support.reopen_record": _("began support again"),
    "support.read_endings": _("looked at when support of somebody ended and began"),
}
AUDIT_RECORDS = {"support.Ending": _("End of support")}
AUDIT_FIELDS = {
    "if_back": _("what to do if they come back"),
    "reason": _("why it ends"),
    "reopened_at": _("when it began again"),
    "reopened_by": _("who began it again"),
    "reopened_because": _("why it begins again"),
    "review": _("what was reached, and what was not"),
}
