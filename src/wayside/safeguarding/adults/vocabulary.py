"""The words of the lists for adults at risk."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What is listed."""

    CONCERNS = "concerns", _("Concerns")
    ORDERS = "orders", _("Protective orders")
    MISSING = "missing", _("Missing")
    NRM = "nrm", _("Modern slavery")


class Which(models.TextChoices):
    """Which of them."""

    OPEN = "open", _("Going on")
    LATE = "late", _("Late")
    ENDED = "ended", _("Ended")


AUDIT_SENTENCES = {
    "safeguarding.list_adults": _("looked at a list of adults at risk"),
}
