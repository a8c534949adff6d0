"""Meetings of one person, and of one worker."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from wayside.access.actor import Actor
from wayside.partners import queries as partners
from wayside.partners.models import Area
from wayside.partners.vocabulary import AreaLevel
from wayside.sharing.models import Subject
from wayside.support.models import Meeting

SAME_ROUND = timedelta(hours=12)


def meetings_of(subject: Subject) -> QuerySet[Meeting]:
    """Somebody's meetings, the latest first."""
    found = Meeting.objects.filter(subject=subject).select_related("met_by__person", "ward")
    return found.defer("ward__boundary").order_by("-met_at", "id")


def last_meeting(*, of: Actor, now: datetime) -> Meeting | None:
    """What this worker noted last in the past twelve hours: the next is likely like it."""
    own = Meeting.objects.filter(met_by=of.membership_id, met_at__gt=now - SAME_ROUND)
    return own.order_by("-met_at").first()


def wards_of(actor: Actor) -> QuerySet[Area]:
    """The wards that a meeting can have been in: as coarse as where gets."""
    inside = partners.areas(visible_to=actor).filter(level=AreaLevel.WARD)
    return inside.defer("boundary").order_by("name")
