"""The words of the path with an independent sexual violence adviser (ISVA)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Report(models.TextChoices):
    """Whether there is a report to the police. Nothing here depends on it."""

    UNDECIDED = "undecided", _("Not decided, and need not be")
    NO = "no", _("No report")
    ANONYMOUS = "anonymous", _("Told anonymously")
    YES = "yes", _("Reported")


class Stage(models.TextChoices):
    """Where the path stands; any may come first, and none must."""

    FIRST = "first", _("First talk")
    SAFETY = "safety", _("Safety and health first")
    SUPPORT = "support", _("Support goes on")
    JUSTICE = "justice", _("Through an investigation or a court")
    AFTER = "after", _("Afterwards")
    PAUSED = "paused", _("Paused, as they wish")


AUDIT_SENTENCES = {
    "support.open_isva_path": _("opened the path of somebody with an ISVA"),
    "support.write_isva_path": _("wrote where the path of somebody with an ISVA stands"),
}
AUDIT_RECORDS = {"support.IsvaPath": _("Path with an ISVA")}
AUDIT_FIELDS = {
    "next_date": _("next talk"),
    "report": _("report to the police"),
    "stage": _("stage"),
}
