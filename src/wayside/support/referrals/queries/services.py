"""Services that somebody can be referred to, who answers there, and within how long."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role
from wayside.directory import queries as directory
from wayside.directory.models import Service
from wayside.directory.queries.listing import CLOSED
from wayside.partners import queries as partners
from wayside.partners.models import Agency, Area, Membership
from wayside.partners.vocabulary import AgencyKind, AreaLevel
from wayside.sharing.handovers import queries as handovers
from wayside.support.models import ReferralTimes
from wayside.support.referrals.permissions import ANSWERING
from wayside.support.referrals.rules import Times
from wayside.web.clock import day_of


def services_to_refer_to(*, visible_to: Actor) -> QuerySet[Service]:
    """The open services of other agencies: consent names the agency that something goes to."""
    found = directory.services(visible_to=visible_to).exclude(status__in=CLOSED)
    found = found.filter(organization__agency__isnull=False)
    found = found.exclude(organization__agency=visible_to.agency_id)
    return found.exclude(
        organization__agency__kind=AgencyKind.IMMIGRATION_ENFORCEMENT
    ).select_related("organization__agency")


def services_to_ask() -> QuerySet[Service]:
    """The services that anybody may ask for by the public form."""
    found = directory.open_services().filter(organization__agency__isnull=False)
    found = found.exclude(organization__agency__kind=AgencyKind.IMMIGRATION_ENFORCEMENT)
    return found.select_related("organization__agency").order_by("name")


def areas_to_ask_in(*, now: datetime) -> QuerySet[Area]:
    """The boroughs where somebody receives what anybody asks for: a safeguarding lead, or the
    agency of a service."""
    staffed = handovers.receiving(now=now).filter(
        id__in=services_to_ask().order_by().values("organization__agency")
    )
    served = Agency.areas.through.objects.filter(agency__in=staffed).values("area")
    there = Q(id__in=served) | Q(parent__in=served)
    led = Q(id__in=handovers.led_areas(now=now).values("id"))
    found = Area.objects.filter(there | led, level=AreaLevel.BOROUGH)
    return found.defer("boundary").order_by("name")


def own_services(*, of: Actor) -> QuerySet[Service]:
    """The open services that the actor's agency runs."""
    found = Service.objects.filter(organization__agency=of.agency_id)
    return found.exclude(status__in=CLOSED).order_by("name")


def times_of(service: Service | None) -> Times:
    """Within how long a service answers: as it set, or as its entry says."""
    if service is None:
        return Times()
    held = ReferralTimes.objects.filter(service=service).first()
    if held is None:
        return Times(accept_days=service.answer_days)
    return Times(held.receive_days, held.accept_days, held.start_days, held.working_days)


def answering_role(agency: Agency, *, now: datetime) -> Role | None:
    """The role that opens referrals at an agency, or none where nobody there has an account."""
    held = set(_members(agency.id, ANSWERING, now=now).values_list("role", flat=True))
    return next((role for role in ANSWERING if role in held), None)


def people_told(agency_id: UUID, roles: Iterable[str], *, now: datetime) -> set[UUID]:
    """The persons who hold one of the roles at an agency today."""
    return set(_members(agency_id, roles, now=now).values_list("person_id", flat=True))


def administrators(*, visible_to: Actor, now: datetime) -> set[UUID]:
    """The persons who administer the actor's areas, or one that these lie in."""
    own = Area.objects.filter(id__in=visible_to.area_ids).defer("boundary")
    around = {above for each in own for above in partners.lineage(each)}
    return set(
        Membership.objects.filter(
            partners.holding_on(day_of(now)),
            role=Role.ADMINISTRATOR,
            area__in=around,
            account__is_active=True,
        ).values_list("person_id", flat=True)
    )


def _members(agency_id: UUID, roles: Iterable[str], *, now: datetime) -> QuerySet[Membership]:
    today = day_of(now)
    return Membership.objects.filter(
        partners.holding_on(today),
        agency=agency_id,
        role__in=list(roles),
        account__is_active=True,
    )
