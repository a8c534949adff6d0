"""How a request came, where it stands, and what is decided of each piece."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AccessState(models.TextChoices):
    """Where a request stands; see ``rules.ACCESS``."""

    ASKED = "asked", _("To be collected")
    REDACTING = "redacting", _("Looked at piece by piece")
    CHECKING = "checking", _("To be looked at by a second person")
    RELEASED = "released", _("To be given")
    DELIVERED = "delivered", _("Given")
    WITHDRAWN = "withdrawn", _("Not wanted any more")


class AskedHow(models.TextChoices):
    """How somebody asked."""

    SPOKEN = "spoken", _("In person or by telephone")
    WRITTEN = "written", _("By letter, mail or message")
    OTHER = "other", _("Somebody asked for them, with their authority")


class IdentityCheck(models.TextChoices):
    """How we know that it is them."""

    KNOWN = "known", _("Their worker knows them")
    DOCUMENT = "document", _("A document was seen")
    AUTHORITY = "authority", _("A signed authority was seen")


class Handed(models.TextChoices):
    """How the file is given."""

    BY_HAND = "by_hand", _("By hand, printed")
    STORED = "stored", _("By hand, on something to store it")
    READ = "read", _("Read together, and not taken along")
    SAFE_ROUTE = "safe_route", _("By a route that was confirmed safe")


class LongerBecause(models.TextChoices):
    """Why the time is extended."""

    COMPLEX = "complex", _("The request is complex")
    MANY = "many", _("This person made several requests")


class Decision(models.TextChoices):
    """What is decided of one piece."""

    WAITING = "waiting", _("To be looked at")
    GIVE = "give", _("Given")
    PART = "part", _("Given, with words held back")
    WITHHOLD = "withhold", _("Held back")


AUDIT_SENTENCES = {
    "governance.open_access": _("looked at a request for what is kept of a person supported"),
    "governance.receive_access": _("noted that a person supported asks what is kept of them"),
    "governance.collect_access": _("collected what is kept of a person supported"),
    "governance.decide_item": _("decided whether a piece is given to the person it is about"),
    "governance.move_access": _("noted where a request for what is kept stands"),
    "governance.make_file": _("made the file of what is kept of a person supported"),
    "governance.deliver_access": _("gave a person supported what is kept of them"),
    "governance.list_access": _("read the list of requests for what is kept"),
    "governance.extend_access": _("extended the time to answer a request for what is kept"),
}
AUDIT_RECORDS = {
    "governance.AccessRequest": _("Request for what is kept"),
    "governance.AccessItem": _("Piece of what is kept"),
}
AUDIT_FIELDS = {
    "asked_date": _("when it was asked"),
    "identity": _("how we know that it is them"),
    "identity_words": _("what was seen"),
    "decision": _("whether it is given"),
    "code": _("ground"),
    "given": _("what is given of it"),
    "reason": _("reason"),
    "due_date": _("due"),
    "handed": _("how it was given"),
    "longer_because": _("why it takes longer"),
    "pieces": _("pieces"),
    "waiting": _("pieces to look at"),
    "held_back": _("pieces held back"),
    "sent_by": _("who asked for a second look"),
    "checked_by": _("who looked again"),
    "checked_at": _("when it was looked at again"),
    "delivered_at": _("when it was given"),
}
