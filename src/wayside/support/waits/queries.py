"""How many days hold on a day."""

from datetime import date

from django.db.models import QuerySet

from wayside.support.models import WaitingDays
from wayside.support.waits.vocabulary import BEGUN_WITH, Wait


def days(wait: Wait, *, on: date) -> int:
    """What was set last for that day, or what it began with."""
    held = WaitingDays.objects.filter(wait=wait, from_date__lte=on).order_by("-from_date")
    return held.values_list("days", flat=True).first() or BEGUN_WITH[wait]


def every() -> QuerySet[WaitingDays]:
    """All that was ever set."""
    return WaitingDays.objects.all()
