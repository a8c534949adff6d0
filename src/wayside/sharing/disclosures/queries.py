"""Disclosures and what was received, as the database shows them to whoever acts."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import DateTimeField, F, Q, QuerySet, UUIDField, Value
from django.db.models.functions import Cast

from wayside.access.actor import Actor
from wayside.sharing.consent.vocabulary import ConsentKind
from wayside.sharing.disclosures.vocabulary import LIVE, WAITS, Basis, DisclosureState
from wayside.sharing.models import (
    ConsentEntry,
    Delivery,
    DeliveryContent,
    Disclosure,
    OversightEntry,
    Subject,
)
from wayside.sharing.oversight.vocabulary import OversightKind
from wayside.sharing.queries import holders
from wayside.web.clock import day_of
from wayside.web.statements import compiled

WITH = ("controller", "recipient", "made_by__person", "decided_by__person", "agreement")


@dataclass(frozen=True, slots=True)
class Desk:
    """How many disclosures wait for somebody who made none of them; and of what somebody received,
    by when each is to be deleted, or none of what is new."""

    to_decide: int
    to_act: tuple[datetime | None, ...]


def disclosures(subject: Subject) -> QuerySet[Disclosure]:
    """What was disclosed of somebody, the latest first."""
    return Disclosure.objects.filter(subject=subject).select_related(*WITH)


def disclosure(disclosure_id: UUID) -> Disclosure:
    """One disclosure of the controller's own.

    Raises:
        Disclosure.DoesNotExist: there is none, or it is not whoever acts's to see.
    """
    return Disclosure.objects.select_related("subject", *WITH).get(id=disclosure_id)


def waiting(*, now: datetime) -> QuerySet[Disclosure]:
    """Those that wait for a second person and are still in time, the first due first; emergencies,
    which are open while they wait, too."""
    held = Disclosure.objects.filter(state__in=WAITS, approve_by_at__gte=now)
    return held.select_related(*WITH).order_by("approve_by_at", "id")


def desk(*, by: Actor, now: datetime, decides: bool = True) -> Desk:
    """What waits for this actor, asked in one statement: disclosures themselves stand behind the
    wall, for those who decide; what was received does not."""
    if not decides:
        return Desk(0, tuple(_days_to_act(by.agency_id, by.role or "", now)))
    found = _desk(by.agency_id, by.role or "", now)
    return Desk(
        to_decide=sum(waits and maker != by.person_id for waits, maker, _day in found),
        to_act=tuple(day for waits, _maker, day in found if not waits),
    )


@compiled
def _desk(
    agency: UUID | None, role: str, now: datetime
) -> QuerySet[Any, tuple[bool, UUID | None, datetime | None]]:
    columns = ("waits", "maker", "day")
    waits = waiting(now=now).annotate(
        waits=Value(True), maker=F("made_by_person"), day=Cast(Value(None), DateTimeField())
    )
    came = _came(agency, role, now).annotate(
        waits=Value(False), maker=Cast(Value(None), UUIDField()), day=F("delete_by_at")
    )
    found: QuerySet[Any, tuple[bool, UUID | None, datetime | None]] = (
        waits.order_by().values_list(*columns)
    ).union(came.order_by().values_list(*columns), all=True)
    return found


@compiled
def _days_to_act(
    agency: UUID | None, role: str, now: datetime
) -> QuerySet[Delivery, datetime | None]:
    return _came(agency, role, now).order_by().values_list("delete_by_at", flat=True)


def _came(agency: UUID | None, role: str, now: datetime) -> QuerySet[Delivery]:
    return Delivery.objects.filter(_is_to_act_on(now), recipient=agency, recipient_role=role)


def by_consent(subject: Subject) -> QuerySet[Disclosure]:
    """The disclosures that rest on consent and are open or about to be."""
    return Disclosure.objects.filter(subject=subject, basis=Basis.CONSENT, state__in=LIVE)


def over(*, now: datetime) -> QuerySet[Disclosure]:
    """Those whose time, or whose time to be approved, is over."""
    ended = Q(state=DisclosureState.OPEN, until_at__lte=now)
    lapsed = Q(state__in=WAITS) & (Q(approve_by_at__lt=now) | Q(until_at__lte=now))
    return Disclosure.objects.filter(ended | lapsed)


def received(*, by: Actor) -> QuerySet[Delivery]:
    """What was disclosed to the actor's role at its agency, the latest first."""
    mine = Delivery.objects.filter(recipient=by.agency_id, recipient_role=by.role or "")
    return mine.select_related("controller").order_by("-made_at", "id")


def sealed(delivery: Delivery) -> bytes | None:
    """What was sealed, while it is open to whoever acts."""
    found = DeliveryContent.objects.filter(delivery=delivery).first()
    return bytes(found.sealed) if found else None


def recipients(delivery: Delivery, *, now: datetime) -> list[UUID]:
    """The persons who hold the role at the agency today."""
    return holders(delivery.recipient_id, delivery.recipient_role, now=now)


def delivery_of(held: Disclosure) -> Delivery | None:
    """What its recipient has of it: whether it was opened, and deleted."""
    found = Delivery.objects.filter(id=held.id).select_related("deleted_by__person")
    return found.first()


def to_act_on(*, by: Actor, now: datetime) -> QuerySet[Delivery]:
    """What was disclosed to the actor's role and nobody there has opened yet, and what is to be
    deleted, with no receipt of it yet: that has a day to delete it by."""
    return received(by=by).filter(_is_to_act_on(now))


def _is_to_act_on(now: datetime) -> Q:
    new = Q(state=DisclosureState.OPEN, opened_at=None, until_at__gt=now)
    return new | Q(delete_by_at__isnull=False, deleted_at=None)


def undeleted(*, now: datetime) -> QuerySet[Delivery]:
    """What should be deleted by now, where nobody has confirmed it and nobody was told."""
    told = OversightEntry.objects.filter(kind=OversightKind.UNDELETED).values("record_id")
    late = Delivery.objects.filter(delete_by_at__lt=now, deleted_at=None)
    return late.exclude(id__in=told).order_by("delete_by_at", "id")


def may_have_run_out(*, now: datetime) -> QuerySet[Disclosure]:
    """Those by consent of anybody with a consent whose last day is over."""
    today = day_of(now)
    ended = ConsentEntry.objects.filter(kind=ConsentKind.GIVEN, until_date__lt=today)
    live = Disclosure.objects.filter(basis=Basis.CONSENT, state__in=LIVE)
    return live.filter(subject__in=ended.values("subject")).order_by("id")
