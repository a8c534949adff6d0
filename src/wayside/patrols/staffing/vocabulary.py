"""Words of staffing: a roster's states, why somebody cannot come, what pay is for."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RosterState(models.TextChoices):
    """Where a roster stands."""

    WAITING = "waiting", _("Being worked out")
    DRAFT = "draft", _("Draft")
    FAILED = "failed", _("Could not be worked out")
    PUBLISHED = "published", _("Published")
    DISCARDED = "discarded", _("Discarded")


class UnableReason(models.TextChoices):
    """Why somebody cannot come. Health is one word and no more: nobody is asked what it is."""

    COURT = "court", _("Court")
    LEAVE = "leave", _("Leave")
    OTHER_DUTY = "other_duty", _("Other duty")
    HEALTH = "health", _("Not well")
    FAMILY = "family", _("Family or caring")
    PLANNER = "planner", _("The coordinator's decision")
    OTHER = "other", _("Another reason")


class PayKind(models.TextChoices):
    """What pay for a patrol is for; a funder may pay for one and not for another."""

    NONE = "none", _("No pay")
    OVERTIME = "overtime", _("Overtime")
    REST_DAY = "rest_day", _("Work on a rest day at short notice")
    HOLIDAY = "holiday", _("Work on a public holiday")
