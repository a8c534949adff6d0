"""Disclosures and what was received, as the database shows them to whoever acts."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from wayside.access.actor import Actor
from wayside.partners import queries as partners
from wayside.partners.models import Membership
from wayside.sharing.disclosures.vocabulary import Basis, DisclosureState
from wayside.sharing.models import Delivery, DeliveryContent, Disclosure, Subject
from wayside.web.clock import LONDON

WITH = ("controller", "recipient", "made_by__person", "decided_by__person")


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
    """Those that wait for a second person and are still in time, the first due first."""
    held = Disclosure.objects.filter(state=DisclosureState.WAITING, approve_by_at__gte=now)
    return held.select_related(*WITH).order_by("approve_by_at", "id")


def by_consent(subject: Subject) -> QuerySet[Disclosure]:
    """The disclosures that rest on consent and are open or about to be."""
    live = (DisclosureState.OPEN, DisclosureState.WAITING)
    return Disclosure.objects.filter(subject=subject, basis=Basis.CONSENT, state__in=live)


def over(*, now: datetime) -> QuerySet[Disclosure]:
    """Those whose time, or whose time to be approved, is over."""
    ended = Q(state=DisclosureState.OPEN, until_at__lte=now)
    lapsed = Q(state=DisclosureState.WAITING) & (Q(approve_by_at__lt=now) | Q(until_at__lte=now))
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
    held = Membership.objects.filter(
        partners.holding_on(now.astimezone(LONDON).date()),
        agency=delivery.recipient_id,
        role=delivery.recipient_role,
    )
    return sorted(set(held.values_list("person_id", flat=True)))
