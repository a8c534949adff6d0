"""Legal demands: their kinds and states."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DemandKind(models.TextChoices):
    """What kind of demand it is."""

    COURT_ORDER = "court_order", _("A court order")
    POLICE_REQUEST = "police_request", _("A police request for a victim’s information")
    OTHER = "other", _("Another power in law")


class DemandState(models.TextChoices):
    """Where a demand stands; see ``rules.DEMAND``."""

    RECEIVED = "received", _("Received")
    PROPOSED = "proposed", _("An answer waits for a second person")
    AGREED = "agreed", _("The answer is agreed")
    SENT = "sent", _("The answer was sent")
    REFUSED = "refused", _("Refused")
    CLOSED = "closed", _("Closed")


AUDIT_SENTENCES = {
    "sharing.receive_demand": _("recorded a legal demand"),
    "sharing.propose_answer": _("proposed the least answer to a legal demand"),
    "sharing.agree_answer": _("agreed the answer to a legal demand, as second person"),
    "sharing.refuse_demand": _("refused a legal demand, as second person"),
    "sharing.record_sent": _("recorded what was sent to answer a legal demand"),
    "sharing.list_demands": _("looked at legal demands that wait"),
    "sharing.read_demand": _("looked at a legal demand of their agency"),
    "sharing.record_told": _("recorded what somebody was told of a legal demand"),
    "sharing.read_demands": _("looked at legal demands about somebody"),
}
AUDIT_RECORDS = {"sharing.LegalDemand": _("Legal demand")}
AUDIT_FIELDS = {
    "answer_by_date": _("answer by"),
    "asked_by": _("who asked"),
    "disclosure": _("disclosure"),
    "for_immigration": _("comes from immigration enforcement"),
    "law": _("legal basis"),
    "least_answer": _("least answer"),
    "not_told_because": _("why they were not told"),
    "sent": _("what was sent"),
    "told": _("what they were told"),
    "wants": _("what was asked"),
}
