"""Concerns that were handed over, as the database shows them to whoever acts."""

from uuid import UUID

from django.db.models import QuerySet

from wayside.safeguarding.concerns.vocabulary import ConcernState
from wayside.safeguarding.handed.vocabulary import HandedState
from wayside.safeguarding.models import AdultConcern, HandedConcern

WITH = ("lead__person", "worker__person", "concern__subject__person")


def waiting() -> QuerySet[HandedConcern]:
    """Those to be written on a record, what is due first in front."""
    found = HandedConcern.objects.filter(state=HandedState.WAITING)
    return found.select_related(*WITH).order_by("due_date", "created_at", "id")


def handed(handed_id: UUID) -> HandedConcern | None:
    """One of them, if it is for whoever acts."""
    return HandedConcern.objects.filter(id=handed_id).select_related(*WITH).first()


def of_handover(handover_id: UUID) -> HandedConcern | None:
    """The one that began with a handover."""
    return HandedConcern.objects.filter(handover=handover_id).first()


def concerns() -> QuerySet[AdultConcern]:
    """The concerns that go on in records that are open to whoever acts, the latest first."""
    found = AdultConcern.objects.exclude(state=ConcernState.CLOSED)
    return found.select_related("subject__person").order_by("-created_at", "id")
