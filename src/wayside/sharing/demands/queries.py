"""Legal demands, where the record is open to whoever acts."""

from uuid import UUID

from django.db.models import QuerySet

from wayside.sharing.models import LegalDemand, Subject

WITH = ("received_by", "proposed_by", "decided_by")


def demands(subject: Subject) -> QuerySet[LegalDemand]:
    """Those about one person, the latest first."""
    return LegalDemand.objects.filter(subject=subject).select_related(*WITH)


def demand(subject: Subject, demand_id: UUID) -> LegalDemand:
    """One of them.

    Raises:
        LegalDemand.DoesNotExist: there is none, or the record is not open.
    """
    return demands(subject).get(id=demand_id)
