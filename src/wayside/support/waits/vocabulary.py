"""What is waited for, and for how long until somebody sets it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Wait(models.TextChoices):
    """What has a number of days."""

    ACKNOWLEDGE = "acknowledge", _("A complaint is acknowledged within")
    ANSWER = "answer", _("A complaint is answered within")
    SCREEN = "screen", _("The screening about stalking is asked again after")


BEGUN_WITH = {Wait.ACKNOWLEDGE: 5, Wait.ANSWER: 28, Wait.SCREEN: 90}
AUDIT_SENTENCES = {"support.set_wait": _("set how many days support waits")}
AUDIT_RECORDS = {"support.WaitingDays": _("How many days support waits")}
AUDIT_FIELDS = {"days": _("days"), "from_date": _("first day"), "wait": _("what is waited for")}
