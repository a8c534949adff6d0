"""Handovers and receipts, as the database shows them to whoever acts."""

from datetime import datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role
from wayside.partners import queries as partners
from wayside.partners.models import Agency, Area, Membership
from wayside.sharing.handovers.permissions import RECEIVERS
from wayside.sharing.handovers.rules import OPEN
from wayside.sharing.handovers.vocabulary import HandoverKind, HandoverState
from wayside.sharing.models import Handover, HandoverReceipt
from wayside.web.clock import day_of
from wayside.web.statements import compiled

WITH = ("receipt__agency", "receipt__to_agency", "to_agency", "owner__person", "area")


def waiting() -> QuerySet[Handover]:
    """The handovers that wait for whoever acts, the first due first."""
    found = Handover.objects.filter(state__in=OPEN).select_related(*WITH).defer("area__boundary")
    return found.order_by("deadline_at", "id")


def ended() -> QuerySet[Handover]:
    """Those that were dealt with or passed on, the latest first."""
    found = Handover.objects.exclude(state__in=OPEN).select_related(*WITH).defer("area__boundary")
    return found.order_by("-ended_at", "id")


def on_desk(*, visible_to: Actor) -> list[Handover]:
    """What waits for an actor or colleagues, the first due first; and what the actor took up or
    dealt with and its writer put right since."""
    return _on_desk(visible_to.membership_id)


def is_corrected(held: Handover) -> bool:
    """Whether whoever took it up has not read it as its writer put it right."""
    return 0 < held.versions_read < held.receipt.versions


@compiled
def _on_desk(owner: UUID | None) -> QuerySet[Handover]:
    corrected = Q(owner=owner, versions_read__gt=0, receipt__versions__gt=F("versions_read"))
    found = Handover.objects.filter(Q(state__in=OPEN) | corrected)
    return found.select_related("receipt").order_by("deadline_at", "id")


def handover(handover_id: UUID) -> Handover:
    """One handover.

    Raises:
        Handover.DoesNotExist: there is none, or it is not for whoever acts.
    """
    return Handover.objects.select_related(*WITH).defer("area__boundary").get(id=handover_id)


def seen(handover_id: UUID) -> Handover | None:
    """One handover, if it is for whoever acts."""
    held = Handover.objects.filter(id=handover_id).select_related(*WITH)
    return held.defer("area__boundary").first()


def is_taken_up(held: Handover, *, kind: HandoverKind, by: Actor) -> bool:
    """Whether it is of that kind, and this member took it up and has not dealt with it yet."""
    mine = held.state == HandoverState.TAKEN_UP and held.owner_id == by.membership_id
    return mine and held.kind == kind


def receipts(*, of: Actor) -> QuerySet[HandoverReceipt]:
    """What somebody handed over, by whichever account."""
    if of.person_id is None:
        return HandoverReceipt.objects.none()
    return HandoverReceipt.objects.filter(person_id=of.person_id).select_related("to_agency")


def owners(*, visible_to: Actor, now: datetime) -> QuerySet[Membership]:
    """The colleagues of an actor who may take a handover up."""
    return (
        _receivers(now)
        .filter(agency=visible_to.agency_id)
        .select_related("person")
        .order_by("person__name", "id")
    )


def leads(area: Area, *, now: datetime, agency: Agency | None = None) -> QuerySet[Membership]:
    """Who is told of a handover: the area's safeguarding leads, or the agency's own."""
    held = _receivers(now)
    if agency is None:
        return held.filter(role=Role.SAFEGUARDING_LEAD, area__in=partners.lineage(area))
    own = held.filter(agency=agency)
    first = own.filter(role=Role.SAFEGUARDING_LEAD)
    return first if first.exists() else own


def receiving(*, now: datetime) -> QuerySet[Agency]:
    """The agencies at which somebody signs in who may take a handover up."""
    return Agency.objects.filter(id__in=_receivers(now).values("agency"))


def led_areas(*, now: datetime) -> QuerySet[Area]:
    """The areas that have a safeguarding lead, of their own or of an area around them."""
    led = _receivers(now).filter(role=Role.SAFEGUARDING_LEAD).values("area")
    return Area.objects.filter(Q(id__in=led) | Q(parent__in=led) | Q(parent__parent__in=led))


def _receivers(now: datetime) -> QuerySet[Membership]:
    return Membership.objects.filter(
        partners.holding_on(day_of(now)), role__in=RECEIVERS, account__is_active=True
    )


def late(*, now: datetime) -> QuerySet[Handover]:
    """The open handovers whose deadline is over and whose lateness nobody was told of."""
    untold = Q(escalated_at=None) | Q(escalated_at__lt=F("deadline_at"))
    over = Q(deadline_at__lt=now, state__in=OPEN)
    return (
        Handover.objects.filter(over & untold)
        .select_related("area", "to_agency")
        .defer("area__boundary")
    )
