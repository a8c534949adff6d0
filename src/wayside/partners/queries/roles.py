"""Accounts, memberships and proposals, as the actor may see them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet

from wayside.access.actor import Actor
from wayside.access.models import Account, NaturalPerson
from wayside.access.vocabulary import Role
from wayside.partners import rules
from wayside.partners.models import (
    Area,
    Membership,
    MembershipProposal,
)
from wayside.partners.permissions import CONFIRM_MEMBERSHIP
from wayside.partners.queries.geography import areas_within, inside, lineage
from wayside.partners.vocabulary import ProposalState
from wayside.web.statements import compiled


@compiled
def memberships_of(account: UUID, day: date) -> QuerySet[Membership]:
    """The memberships of one account that hold on a day: every page begins with them."""
    return _memberships(Q(account=account), day)


def memberships_on(day: date, *, account_ids: Iterable[UUID]) -> QuerySet[Membership]:
    """The memberships that hold on a day: begun, not over and not ended early; each with what
    makes an actor of it, fetched at once."""
    return _memberships(Q(account__in=account_ids), day)


def _memberships(whose: Q, day: date) -> QuerySet[Membership]:
    return (
        Membership.objects.filter(holding_on(day), whose)
        .select_related("agency", "area__parent", "account__person")
        .defer("area__boundary", "area__parent__boundary")
        .annotate(reach=ArraySubquery(Area.objects.filter(inside(OuterRef("area"))).values("id")))
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


def member_actor(membership: Membership) -> Actor:
    """The actor that a membership makes of its account."""
    reach = getattr(membership, "reach", None)
    return Actor.member(
        name=membership.account.get_full_name(),
        account_id=membership.account_id,
        person_id=membership.person_id,
        membership_id=membership.id,
        agency_id=membership.agency_id,
        role=Role(membership.role),
        area_ids=areas_within(membership.area_id) if reach is None else reach,
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


def administrators(*, around: Collection[UUID], today: date) -> QuerySet[Membership]:
    """Who gives roles in these areas, or else anywhere: they are told of what waits for a role
    that nobody holds there."""
    held = Membership.objects.filter(
        holding_on(today), role=Role.ADMINISTRATOR, account__is_active=True
    )
    there = held.filter(area__in=around)
    return there if there.exists() else held


def accounts(*, visible_to: Actor) -> QuerySet[Account]:
    """The accounts with a role, or a role proposed, in the actor's areas, and those that have
    none anywhere yet; accounts of other areas' people stay out of sight."""
    mine = Q(memberships__area__in=visible_to.area_ids) | Q(proposals__area__in=visible_to.area_ids)
    nowhere = Q(memberships__isnull=True, proposals__isnull=True)
    found = Account.objects.filter(mine | nowhere).values("id")
    return Account.objects.filter(id__in=found).select_related("person").order_by("person__name")


def accounts_without_role(*, visible_to: Actor) -> QuerySet[Account]:
    """Open accounts that nobody has given or proposed a role yet."""
    return accounts(visible_to=visible_to).filter(
        is_active=True, memberships__isnull=True, proposals__isnull=True
    )


def people(*, visible_to: Actor) -> QuerySet[NaturalPerson]:
    """The people with a role in the actor's areas."""
    mine = Membership.objects.filter(area__in=visible_to.area_ids).values("person")
    return NaturalPerson.objects.filter(id__in=mine)


@dataclass(frozen=True, slots=True)
class Namesake:
    """A person of a name that was typed, with as much as tells them from another of that name:
    the addresses of accounts that the actor sees anyway, else the agencies they work for."""

    person: NaturalPerson
    emails: tuple[str, ...]
    agencies: tuple[str, ...]


def namesakes(name: str, *, visible_to: Actor) -> tuple[Namesake, ...]:
    """The people of exactly this name. All of them are offered, those of other areas too: the
    two sides are kept apart by person. But nobody learns an address from a name."""
    found = NaturalPerson.objects.filter(name__iexact=name.strip())
    seen = set(
        accounts(visible_to=visible_to).filter(person__in=found).values_list("id", flat=True)
    )
    return tuple(
        Namesake(
            person,
            tuple(each.email for each in person.accounts.all() if each.id in seen),
            tuple(sorted({each.agency.name for each in person.memberships.all()})),
        )
        for person in found.prefetch_related("accounts", "memberships__agency")
    )


def waiting(proposal: MembershipProposal) -> rules.Waiting:
    """A proposal as its rules need it."""
    return rules.Waiting(
        state=ProposalState(proposal.state),
        person_id=proposal.person_id,
        proposed_by_id=proposal.proposed_by_id,
        until_date=proposal.until_date,
    )
