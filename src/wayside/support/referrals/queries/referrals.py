"""Referrals by where they come from and go to, and what is due of them."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Case, F, Q, QuerySet, When

from wayside.access.actor import Actor
from wayside.sharing.disclosures.vocabulary import DisclosureState
from wayside.sharing.models import Handover, Subject
from wayside.support.models import Beginning, Referral, ReferralAbout, ReferralMove
from wayside.support.referrals.rules import OVER, RUNNING, WAITS_FOR
from wayside.support.referrals.vocabulary import Origin, ReferralState
from wayside.web.statements import compiled

WITH = ("service", "to_agency", "controller", "owner__person", "sent_by__person")
DUE = Case(*(When(state=state, then=F(name)) for state, name in WAITS_FOR.items()))


def due_at(referral: Referral) -> datetime | None:
    """By when the next answer is due from the service."""
    name = WAITS_FOR.get(ReferralState(referral.state))
    found: datetime | None = getattr(referral, name) if name else None
    return found


def referral(referral_id: UUID) -> Referral | None:
    """One that is whoever acts's to see."""
    return Referral.objects.select_related(*WITH).filter(id=referral_id).first()


def about_of(referral: Referral) -> ReferralAbout | None:
    """Whom it is about, where that record is open to whoever acts."""
    found = ReferralAbout.objects.filter(referral=referral).select_related("subject__person")
    return found.first()


def is_without_copy(held: Referral, *, by: Actor) -> bool:
    """Whether a worker's referral to this role was shared and never taken back: at most the time
    of the copy is over."""
    shared, kept_open = held.delivery, (DisclosureState.OPEN, DisclosureState.EXPIRED)
    is_theirs = held.origin == Origin.WORKER and held.to_role == by.role
    return is_theirs and shared is not None and shared.state in kept_open


def begun_from(referral: Referral) -> Beginning | None:
    """The record that was begun from it, where that is open to whoever acts."""
    found = Beginning.objects.filter(referral=referral).select_related("subject__person")
    return found.first()


def taken_in_from(handover: Handover) -> Referral | None:
    """The referral that a handover became when it was taken up."""
    return Referral.objects.filter(handover=handover).first()


def moves_of(referral: Referral) -> QuerySet[ReferralMove]:
    """The steps so far, the first first."""
    found = ReferralMove.objects.filter(referral=referral)
    return found.select_related("member__person", "agency")


def referrals_of(subject: Subject) -> QuerySet[Referral]:
    """Somebody's referrals, the latest first."""
    found = Referral.objects.filter(about__subject=subject)
    return found.select_related(*WITH).order_by("-created_at", "id")


def incoming(*, visible_to: Actor) -> QuerySet[Referral]:
    """Those to the actor's agency, what waits longest first."""
    found = Referral.objects.filter(to_agency=visible_to.agency_id)
    return _by_due(found.exclude(state=ReferralState.DRAFT))


def outgoing(*, visible_to: Actor) -> QuerySet[Referral]:
    """Those that the actor's agency sent or drafts, as far as they may be seen."""
    found = Referral.objects.filter(controller=visible_to.agency_id, origin=Origin.WORKER)
    return _by_due(found)


def soon(*, now: datetime, until: datetime) -> QuerySet[Referral]:
    """Those on which an answer is due before a moment, and not late yet."""
    found = Referral.objects.filter(state__in=WAITS_FOR).alias(due=DUE)
    return _by_due(found.filter(due__gte=now, due__lt=until))


def running_late(*, now: datetime) -> QuerySet[Referral]:
    """Those on which an answer is late."""
    late = Referral.objects.filter(state__in=WAITS_FOR).alias(due=DUE).filter(due__lt=now)
    return _by_due(late)


def referrals_due(*, visible_to: Actor, now: datetime) -> list[Referral]:
    """What this actor's first page shows: what waits for the agency's answer, what it sent and
    nobody answers in time, and what it sent that came to an end and is to be looked at."""
    return _referrals_due(visible_to.agency_id, visible_to.membership_id, now)


@compiled
def _referrals_due(agency: UUID | None, member: UUID | None, now: datetime) -> QuerySet[Referral]:
    theirs = Q(to_agency=agency, state__in=WAITS_FOR)
    late = Q(controller=agency, state__in=WAITS_FOR, due__lt=now)
    mine = Q(origin=Origin.WORKER, sent_by=member)
    ended = mine & Q(state__in=OVER) | mine & Q(state=ReferralState.DRAFT)
    return _by_due(Referral.objects.alias(due=DUE).filter(theirs | late | ended))


def of_delivery(delivery_id: UUID) -> QuerySet[Referral]:
    """The running referral that a disclosure carries."""
    return Referral.objects.filter(delivery=delivery_id, state__in=RUNNING)


def _by_due(found: QuerySet[Referral]) -> QuerySet[Referral]:
    known = found.annotate(due=DUE).select_related(*WITH)
    return known.order_by(F("due").asc(nulls_last=True), "-updated_at", "id")


def opened(referrals: Iterable[Referral]) -> dict[UUID, ReferralAbout]:
    """Whom these are about, where those records are open to whoever acts."""
    numbers = [each.id for each in referrals]
    if not numbers:
        return {}
    return {each.referral_id: each for each in _about(numbers)}


@compiled
def _about(numbers: list[UUID]) -> QuerySet[ReferralAbout]:
    found = ReferralAbout.objects.filter(referral__in=numbers)
    return found.select_related("subject__person")
