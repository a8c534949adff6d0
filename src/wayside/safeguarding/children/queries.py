"""Referrals of children, as the database shows them to whoever acts."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet

from wayside.partners.models import Membership
from wayside.people.models import Person
from wayside.people.queries import safeguarding_leads
from wayside.safeguarding.children.rules import RUNNING
from wayside.safeguarding.models import ChildReferral, ChildReferralMove, ChildTold

WITH = ("lead__person", "worker__person", "subject__person")


def running() -> QuerySet[ChildReferral]:
    """Those that go on, what is due first in front."""
    found = ChildReferral.objects.filter(state__in=RUNNING).select_related(*WITH)
    return found.order_by("due_at", "id")


def ended() -> QuerySet[ChildReferral]:
    """Those with an outcome or another end, the latest first."""
    found = ChildReferral.objects.exclude(state__in=RUNNING).select_related(*WITH)
    return found.order_by("-updated_at", "id")


def referral(referral_id: UUID) -> ChildReferral | None:
    """One of them, if it is open to whoever acts."""
    return ChildReferral.objects.select_related(*WITH).filter(id=referral_id).first()


def referrals_of(person: Person) -> QuerySet[ChildReferral]:
    """Somebody's, the latest first."""
    found = ChildReferral.objects.filter(subject=person.subject_id).select_related(*WITH)
    return found.order_by("-created_at", "id")


def running_of(subject_id: UUID) -> ChildReferral | None:
    """The one that goes on of a record."""
    return ChildReferral.objects.filter(subject=subject_id, state__in=RUNNING).first()


def of_handover(handover_id: UUID) -> ChildReferral | None:
    """The one that began with a handover."""
    return ChildReferral.objects.filter(handover=handover_id).first()


def leads_of(held: ChildReferral, *, today: date) -> QuerySet[Membership]:
    """Who may lead it: the leads of its agency."""
    found = safeguarding_leads(held.controller_id, today=today)
    return found.select_related("person").order_by("person__name", "id")


def moves_of(held: ChildReferral) -> QuerySet[ChildReferralMove]:
    """Its steps, the earliest first."""
    return held.moves.select_related("by__person")


def told_of(held: ChildReferral) -> QuerySet[ChildTold]:
    """Who was told of it, the earliest first."""
    return held.told.select_related("by__person")


def late(*, now: datetime) -> QuerySet[ChildReferral]:
    """Those whose clock ran out and whose lateness nobody was told of."""
    untold = Q(escalated_at=None) | Q(escalated_at__lt=F("due_at"))
    found = ChildReferral.objects.filter(untold, state__in=RUNNING, due_at__lte=now)
    return found.select_related("lead", "worker").order_by("due_at", "id")


def to_join() -> QuerySet[ChildReferral]:
    """The children with a record here whose referral goes on, to join a concern to."""
    return running().filter(subject__isnull=False)


def with_referral(subjects: list[UUID]) -> set[UUID]:
    """Those of these records that have had a referral."""
    found = ChildReferral.objects.filter(subject__in=subjects)
    return {each for each in found.values_list("subject_id", flat=True) if each}
