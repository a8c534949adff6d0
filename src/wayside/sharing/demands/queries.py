"""Legal demands, where the record is open to whoever acts."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import F, QuerySet

from wayside.access.actor import Actor
from wayside.sharing.demands.vocabulary import DemandState
from wayside.sharing.models import LegalDemand, Subject

WITH = ("received_by", "proposed_by", "decided_by", "disclosure__recipient")


def demands(subject: Subject) -> QuerySet[LegalDemand]:
    """Those about one person, the latest first."""
    return LegalDemand.objects.filter(subject=subject).select_related(*WITH)


def demand(subject: Subject, demand_id: UUID) -> LegalDemand:
    """One of them.

    Raises:
        LegalDemand.DoesNotExist: there is none, or the record is not open.
    """
    return demands(subject).get(id=demand_id)


def waiting(subjects: Collection[UUID], *, decided_by: UUID | None) -> list[UUID]:
    """Those of these records on which a demand waits for a step that this person may take: an
    answer that one proposed is another's to decide."""
    held = LegalDemand.objects.filter(subject__in=subjects).exclude(state=DemandState.CLOSED)
    others = held.exclude(state=DemandState.PROPOSED, proposed_by=decided_by)
    return list(others.order_by("subject_id").values_list("subject_id", flat=True).distinct())


def one(demand_id: UUID) -> LegalDemand | None:
    """The demand of a number, if the database shows it to whoever acts."""
    return LegalDemand.objects.select_related("subject", *WITH).filter(id=demand_id).first()


def to_step(*, by: Actor) -> QuerySet[LegalDemand]:
    """What waits for a step of this actor, on closed records too, the first to answer first: a
    lead decides also where the record is not open to them."""
    held = LegalDemand.objects.exclude(state=DemandState.CLOSED).filter(controller=by.agency_id)
    others = held.exclude(state=DemandState.PROPOSED, proposed_by=by.person_id)
    return others.order_by(F("answer_by_date").asc(nulls_last=True), "received_at", "id")
