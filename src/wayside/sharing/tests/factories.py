"""Agencies with caseworkers, and people they support."""

from contextlib import AbstractContextManager
from datetime import UTC, datetime

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role
from wayside.partners.acting import acting as acting_at
from wayside.partners.models import Agency, Area, Membership
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import AgencyKind
from wayside.sharing import actions
from wayside.sharing.agreements import actions as agreements
from wayside.sharing.models import AgreementVersion, Subject

NOW = datetime(2018, 7, 2, 9, 0, tzinfo=UTC)


def charity(name: str = "Harbour Example", *, area: Area | None = None) -> Agency:
    """A charity on the support side."""
    return partners.agency(name, kind=AgencyKind.CHARITY, areas=(area or partners.area(),))


def worker(agency: Agency, role: Role = Role.CASEWORKER) -> Membership:
    """Somebody of the support side at that agency."""
    return partners.member(role, area=agency.areas.get(), agency=agency)


def acting(member: Membership | Actor, *, now: datetime = NOW) -> AbstractContextManager[None]:
    """A transaction in which the database knows that this one acts."""
    actor = member if isinstance(member, Actor) else partners.actor_of(member)
    return acting_at(actor, now=now)


def subject(member: Membership, *, now: datetime = NOW) -> Subject:
    """A person supported whose record this member began."""
    with acting(member, now=now):
        return actions.open_subject(by=partners.actor_of(member), now=now)


def agreed(
    terms: agreements.Terms, first: Membership, second: Membership, *, now: datetime = NOW
) -> AgreementVersion:
    """An agreement that one proposed and the other confirmed."""
    with acting(first, now=now):
        made = agreements.propose_agreement(terms=terms, by=partners.actor_of(first), now=now)
    with acting(second, now=now):
        agreements.confirm_agreement(version=made, by=partners.actor_of(second), now=now)
    return made
