"""Areas, programmes and memberships, as the actor may see them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from wayside.access.actor import Actor
from wayside.access.models import Account, NaturalPerson
from wayside.access.vocabulary import Role
from wayside.partners.models import (
    Agency,
    Area,
    FundingGrant,
    KindSetting,
    Membership,
    MembershipProposal,
    Programme,
    ProgrammeSettings,
)
from wayside.partners.permissions import CONFIRM_MEMBERSHIP
from wayside.partners.vocabulary import AreaLevel, ProposalState


def areas(*, visible_to: Actor) -> QuerySet[Area]:
    """The areas of the actor's membership, its own and all within."""
    return Area.objects.filter(id__in=visible_to.area_ids)


def boroughs(*, visible_to: Actor) -> QuerySet[Area]:
    """The areas that hold programmes and weeks: the boroughs among the actor's."""
    return areas(visible_to=visible_to).filter(level=AreaLevel.BOROUGH)


def area_named(slug: str, *, visible_to: Actor) -> Area:
    """One area by its address in links.

    Raises:
        Area.DoesNotExist: there is none, or it is not the actor's to see; nothing tells which.
    """
    return areas(visible_to=visible_to).get(slug=slug)


def wards(*, of: Area) -> QuerySet[Area]:
    """The wards of a borough, or the area itself where it is a ward."""
    if of.level == AreaLevel.WARD:
        return Area.objects.filter(id=of.id)
    return Area.objects.filter(level=AreaLevel.WARD, id__in=areas_within(of.id))


def areas_within(area_id: UUID) -> frozenset[UUID]:
    """The area and everything nested in it."""
    parts: dict[UUID | None, list[UUID]] = defaultdict(list)
    for child, parent in Area.objects.values_list("id", "parent_id"):
        parts[parent].append(child)
    found: set[UUID] = set()
    waiting = [area_id]
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting.extend(parts[current])
    return frozenset(found)


def agencies(*, visible_to: Actor) -> QuerySet[Agency]:
    """The agencies that work in the actor's areas."""
    there = Agency.areas.through.objects.filter(area__in=visible_to.area_ids)
    return Agency.objects.filter(id__in=there.values("agency"))


def programmes(*, visible_to: Actor) -> QuerySet[Programme]:
    """The programmes of the actor's areas."""
    return (
        Programme.objects.filter(area__in=visible_to.area_ids)
        .select_related("area", "lead", "lead_agency")
        .defer("area__boundary")
    )


def programme_of(area: Area) -> Programme | None:
    """The programme that steers an area's patrols: the one that started first."""
    return Programme.objects.filter(area=area).order_by("start_date", "created_at").first()


def settings_of(programme: Programme) -> ProgrammeSettings:
    """A programme's settings."""
    return ProgrammeSettings.objects.get(programme=programme)


def kinds_of(programme: Programme) -> QuerySet[KindSetting]:
    """How each kind of event counts in a programme."""
    return KindSetting.objects.filter(programme=programme)


def funding(*, visible_to: Actor) -> QuerySet[FundingGrant]:
    """Grants of money in the actor's areas."""
    return (
        FundingGrant.objects.filter(programme__area__in=visible_to.area_ids)
        .select_related("programme__area")
        .defer("programme__area__boundary")
    )


def memberships_on(day: date, *, account_ids: Iterable[UUID]) -> QuerySet[Membership]:
    """The memberships that hold on a day: begun, not over and not ended early."""
    return (
        Membership.objects.filter(holding_on(day), account__in=account_ids)
        .select_related("agency", "area", "account__person")
        .defer("area__boundary")
    )


def holding_on(day: date) -> Q:
    """The condition under which a membership holds on a day."""
    not_over = Q(until_date__isnull=True) | Q(until_date__gte=day)
    return not_over & Q(from_date__lte=day, ended_at__isnull=True)


def overlapping(start: date, end: date | None) -> Q:
    """The condition under which a membership shares a day with a period."""
    begins_in_time = Q() if end is None else Q(from_date__lte=end)
    return begins_in_time & (Q(until_date__isnull=True) | Q(until_date__gte=start))


def memberships(*, visible_to: Actor) -> QuerySet[Membership]:
    """Everyone's memberships in the actor's areas, for those who grant them."""
    return (
        Membership.objects.filter(area__in=visible_to.area_ids)
        .select_related("agency", "area", "account", "person")
        .defer("area__boundary")
    )


def proposals_waiting(*, visible_to: Actor) -> QuerySet[MembershipProposal]:
    """Roles that wait for a second person; one's own proposals are among them, marked by
    ``proposed_by``, because the page says who must act."""
    return proposals(visible_to=visible_to).filter(state=ProposalState.PROPOSED)


def proposals(*, visible_to: Actor) -> QuerySet[MembershipProposal]:
    """Every proposal of a role in the actor's areas, the latest first."""
    return (
        MembershipProposal.objects.filter(area__in=visible_to.area_ids)
        .select_related("agency", "area", "account", "person", "proposed_by", "decided_by")
        .defer("area__boundary")
    )


def lineage(of: Area) -> tuple[UUID, ...]:
    """The area and all that it lies in, from the inside out."""
    parents = dict(Area.objects.values_list("id", "parent_id"))
    found: list[UUID] = []
    current: UUID | None = of.id
    while current is not None and current not in found:
        found.append(current)
        current = parents.get(current)
    return tuple(found)


def member_actor(membership: Membership) -> Actor:
    """The actor that a membership makes of its account."""
    return Actor.member(
        name=membership.account.get_full_name(),
        account_id=membership.account_id,
        person_id=membership.person_id,
        membership_id=membership.id,
        agency_id=membership.agency_id,
        role=Role(membership.role),
        area_ids=areas_within(membership.area_id),
    )


def accounts(*, visible_to: Actor) -> QuerySet[Account]:
    """The accounts with a role, or a role proposed, in the actor's areas, and those that have
    none anywhere yet; accounts of other areas' people stay out of sight."""
    mine = Q(memberships__area__in=visible_to.area_ids) | Q(proposals__area__in=visible_to.area_ids)
    nowhere = Q(memberships__isnull=True, proposals__isnull=True)
    found = Account.objects.filter(mine | nowhere).values("id")
    return Account.objects.filter(id__in=found).select_related("person").order_by("person__name")


def people(*, visible_to: Actor) -> QuerySet[NaturalPerson]:
    """The people with a role in the actor's areas."""
    mine = Membership.objects.filter(area__in=visible_to.area_ids).values("person")
    return NaturalPerson.objects.filter(id__in=mine)


def namesakes(name: str) -> QuerySet[NaturalPerson]:
    """The people of exactly this name, with their accounts."""
    return NaturalPerson.objects.filter(name__iexact=name.strip()).prefetch_related("accounts")


def parts(*, of: Area, level: AreaLevel) -> QuerySet[Area]:
    """The areas of a level directly within another."""
    return Area.objects.filter(parent=of, level=level).defer("boundary")


def taken_up_with(source: Area) -> QuerySet[Programme]:
    """The programmes that a new area takes up from another: those that have not ended."""
    return Programme.objects.filter(area=source, end_date__isnull=True).prefetch_related(
        "outcomes", "kinds"
    )


def deciders(proposal: MembershipProposal, *, today: date) -> QuerySet[Membership]:
    """Who may grant or decline a proposal: the roles for it, without proposer and grantee."""
    return (
        Membership.objects.filter(
            holding_on(today),
            role__in=CONFIRM_MEMBERSHIP.roles,
            area__in=lineage(proposal.area),
            account__is_active=True,
        )
        .exclude(person__in=(proposal.proposed_by_id, proposal.person_id))
        .select_related("person", "agency")
        .order_by("person__name")
    )


def accounts_without_role(*, visible_to: Actor) -> QuerySet[Account]:
    """Open accounts that nobody has given or proposed a role yet."""
    return accounts(visible_to=visible_to).filter(
        is_active=True, memberships__isnull=True, proposals__isnull=True
    )


@dataclass(frozen=True, slots=True)
class Seat:
    """Where an actor works: the area of its own that pages are about, and the borough that holds
    the weeks: the same, or the one around a ward."""

    area: str
    borough: str


def seat(*, of: Actor, named: str = "") -> Seat | None:
    """Where the actor works: the area named in an address if it is the actor's, else the first
    borough, else the first ward; None when the actor has neither."""
    rows = list(
        Area.objects.filter(id__in=of.area_ids)
        .exclude(level=AreaLevel.COUNTY)
        .order_by("level", "name")
        .values_list("slug", "level", "parent__slug")
    )
    mine = [row for row in rows if row[0] == named] or [row for row in rows if row[2] == named]
    for slug, level, parent in (mine or rows)[:1]:
        return Seat(area=slug, borough=parent or slug if level == AreaLevel.WARD else slug)
    return None


def boroughs_at_work(*, visible_to: Actor) -> QuerySet[Area]:
    """The actor's boroughs that have a programme, without their boundaries."""
    running = Programme.objects.filter(area__in=visible_to.area_ids).values("area")
    return boroughs(visible_to=visible_to).filter(id__in=running).defer("boundary")
