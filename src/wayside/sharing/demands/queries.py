"""Legal demands, where the record is open to whoever acts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, F, Q, QuerySet, When

from wayside.access.actor import Actor
from wayside.sharing.demands.vocabulary import DemandState
from wayside.sharing.models import LegalDemand, Subject
from wayside.web.statements import compiled

WITH = ("received_by", "proposed_by", "decided_by", "disclosure__recipient")


@dataclass(frozen=True, slots=True)
class Waiting:
    """On whose record a demand waits for a step, until when, and which agency it was made to."""

    subject_id: UUID
    answer_by_date: date | None
    controller_id: UUID


def demands(subject: Subject) -> QuerySet[LegalDemand]:
    """Those about one person, the latest first."""
    return LegalDemand.objects.filter(subject=subject).select_related(*WITH)


def demand(subject: Subject, demand_id: UUID) -> LegalDemand:
    """One of them.

    Raises:
        LegalDemand.DoesNotExist: there is none, or the record is not open.
    """
    return demands(subject).get(id=demand_id)


def waiting(subjects: Sequence[UUID], *, by: Actor) -> list[Waiting]:
    """What waits for a step that this actor may take, on these records and of their agency: an
    answer that one proposed is another's to decide."""
    return [
        Waiting(subject, day, controller)
        for subject, day, controller, proposed_by in _running(list(subjects), by.agency_id)
        if proposed_by is None or proposed_by != by.person_id
    ]


@compiled
def _running(
    subjects: list[UUID], agency: UUID | None
) -> QuerySet[LegalDemand, tuple[UUID, date | None, UUID, UUID | None]]:
    """With who proposed the answer, while that waits to be decided."""
    proposed = Case(When(state=DemandState.PROPOSED, then=F("proposed_by")))
    held = LegalDemand.objects.exclude(state=DemandState.CLOSED)
    found = held.filter(Q(subject__in=subjects) | Q(controller=agency)).annotate(of=proposed)
    return found.order_by().values_list("subject_id", "answer_by_date", "controller_id", "of")


def one(demand_id: UUID) -> LegalDemand | None:
    """The demand of a number, if the database shows it to whoever acts."""
    return LegalDemand.objects.select_related("subject", *WITH).filter(id=demand_id).first()


def to_step(*, by: Actor) -> QuerySet[LegalDemand]:
    """What waits for a step of this actor, on closed records too, the first to answer first: a
    lead decides also where the record is not open to them."""
    held = LegalDemand.objects.exclude(state=DemandState.CLOSED).filter(controller=by.agency_id)
    others = held.exclude(state=DemandState.PROPOSED, proposed_by=by.person_id)
    return others.order_by(F("answer_by_date").asc(nulls_last=True), "received_at", "id")
