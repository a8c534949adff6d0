"""Where an erasure stands, why a record is kept longer, and what bars its erasure."""

from django.db import models
from django.utils.translation import gettext_lazy as _

# The services that find what is due, and that erase; policies know them by these names
ROUNDS = "governance.retention"
ERASING = "governance.erasure"


class ErasureState(models.TextChoices):
    """Where an erasure stands; see ``rules.ERASURE``."""

    DUE = "due", _("Due: to be looked at")
    KEPT = "kept", _("Kept for longer")
    AWAITING = "awaiting", _("To be approved by a second person")
    APPROVED = "approved", _("Approved: about to be erased")
    ERASED = "erased", _("Erased")
    WITHDRAWN = "withdrawn", _("Not due any more")


class KeptBecause(models.TextChoices):
    """Why a record is kept for longer than its period. A hold is a record of its own."""

    CLAIM = "claim", _("A claim or a hearing is expected")
    INQUIRY = "inquiry", _("An inquiry or a review is expected")
    ASKED = "asked", _("This person asks that it is kept")
    BACK = "back", _("This person is about to come back")
    DUTY = "duty", _("Another duty in law")


class Bar(models.TextChoices):
    """What keeps a record from being erased, whoever agrees."""

    OPEN = "open", _("Support goes on")
    MERGED = "merged", _("The record was made part of another, and goes with that one")
    DEMAND = "demand", _("A legal demand is not at its end")
    DISCLOSURE = "disclosure", _("Something is disclosed at this moment")
    REFERRAL = "referral", _("A referral is under way")
    COMPLAINT = "complaint", _("A complaint was not answered")
    REQUEST = "request", _("A request for what is kept was not answered")
    HOLD = "hold", _("There is a legal hold on the record")


AUDIT_SENTENCES = {
    "governance.list_erasures": _("read the list of records that are due for erasure"),
    "governance.open_erasure": _("looked at what is due for erasure"),
    "governance.find_due": _("looked for records that are due for erasure"),
    "governance.put_forward": _("put a record forward for erasure"),
    "governance.keep_longer": _("decided that a record is kept for longer"),
    "governance.decide_erasure": _("decided about an erasure, as a second person"),
    "governance.erase_record": _("erased the record of a person supported"),
    "governance.refuse_erasure": _("did not erase a record, because something bars it"),
    "governance.apply_erasures": _("erased again what a restored backup had brought back"),
}
AUDIT_RECORDS = {
    "governance.Erasure": _("Erasure of a record"),
    "governance.ErasureEntry": _("Entry of the list of erasures"),
}
AUDIT_FIELDS = {
    "because": _("why it is kept"),
    "keep_until_date": _("kept until"),
    "looked_by": _("who looked"),
    "looked_at": _("when it was looked at"),
}
