"""What somebody asks for, where it stands, and the words of the trail."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RightKind(models.TextChoices):
    """What somebody asks for."""

    CORRECT = "correct", _("That something is put right")
    ERASE = "erase", _("That what is kept of them is erased")


class RightState(models.TextChoices):
    """Where it stands; see ``rules.RIGHT``."""

    ASKED = "asked", _("To be decided")
    AGREED = "agreed", _("Agreed: to be done, and the person told")
    REFUSED = "refused", _("Refused: the person to be told why")
    TOLD = "told", _("Answered")
    WITHDRAWN = "withdrawn", _("Not wanted any more")


AUDIT_SENTENCES = {
    "governance.open_rights": _("looked at what a person supported asks to be put right or erased"),
    "governance.receive_right": _(
        "noted that a person supported asks that something is put right or erased"
    ),
    "governance.decide_right": _("decided whether something is put right or erased as asked"),
    "governance.move_right": _("noted that a person was answered, or does not want it any more"),
    "governance.list_rights": _("read the list of requests to put something right or erase it"),
    "governance.extend_right": _("extended the time of a request to put right or erase"),
}
AUDIT_RECORDS = {"governance.RightRequest": _("Request to put right or erase")}
AUDIT_FIELDS = {
    "wants": _("what they ask for"),
    "ground": _("ground of a refusal"),
    "told_at": _("when they were told"),
}
