"""A role that opens records needs two people, and persons are compared, not accounts."""

from dataclasses import replace
from datetime import timedelta

import pytest

from wayside.access.actor import Actor
from wayside.access.models import Account
from wayside.access.permissions import NotAllowed
from wayside.access.tests import factories as access
from wayside.access.vocabulary import TWO_PERSON_ROLES, Role
from wayside.audit.models import Event
from wayside.partners import actions, queries
from wayside.partners.actions.founding import founder
from wayside.partners.models import Agency, Area, Membership, MembershipProposal
from wayside.partners.tests import factories
from wayside.partners.tests.proposing import NOW, REASON, TODAY, propose
from wayside.partners.vocabulary import ProposalState
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db


@pytest.fixture
def area() -> Area:
    return factories.area("Lambeth")


@pytest.fixture
def agency(area: Area) -> Agency:
    return factories.agency("Example Police", areas=(area,))


@pytest.fixture
def administrator(area: Area) -> Actor:
    return factories.actor_of(factories.member(Role.ADMINISTRATOR, area=area))


@pytest.fixture
def governance_officer(area: Area) -> Actor:
    return factories.actor_of(factories.member(Role.GOVERNANCE_OFFICER, area=area))


@pytest.fixture
def grantee() -> Account:
    return access.account("officer@wayside.example")


@pytest.fixture
def proposal(
    administrator: Actor, area: Area, agency: Agency, grantee: Account
) -> MembershipProposal:
    return propose(administrator, grantee, area, agency)


def test_a_proposal_opens_nothing(proposal: MembershipProposal, grantee: Account) -> None:
    assert proposal.state == ProposalState.PROPOSED
    assert not queries.memberships_on(TODAY, account_ids=[grantee.id]).exists()


def test_a_second_person_grants_it(
    proposal: MembershipProposal, governance_officer: Actor, grantee: Account
) -> None:
    membership = actions.confirm_membership(proposal=proposal, by=governance_officer, now=NOW)
    assert queries.memberships_on(TODAY, account_ids=[grantee.id]).get() == membership
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.CONFIRMED
    assert proposal.decided_by_id == governance_officer.person_id
    event = Event.objects.get(action="partners.confirm_membership")
    assert (event.record_id, event.person_id) == (proposal.id, governance_officer.person_id)
    assert event.controller_id == proposal.agency_id


def test_the_proposer_does_not_grant(proposal: MembershipProposal, administrator: Actor) -> None:
    with pytest.raises(NotNow, match="second person"):
        actions.confirm_membership(proposal=proposal, by=administrator, now=NOW)


def test_the_proposers_other_account_does_not_grant(
    proposal: MembershipProposal, administrator: Actor, area: Area
) -> None:
    proposer = factories.membership_of(administrator).account.person
    other = factories.actor_of(
        factories.member(Role.GOVERNANCE_OFFICER, area=area, person=proposer)
    )
    assert other.account_id != administrator.account_id
    with pytest.raises(NotNow, match="second person"):
        actions.confirm_membership(proposal=proposal, by=other, now=NOW)
    assert Membership.objects.filter(account=proposal.account).count() == 0


def test_the_grantee_does_not_grant_even_through_another_account(
    proposal: MembershipProposal, area: Area
) -> None:
    second = factories.member(Role.ADMINISTRATOR, area=area, person=proposal.person)
    for decide in (
        lambda by: actions.confirm_membership(proposal=proposal, by=by, now=NOW),
        lambda by: actions.decline_membership(proposal=proposal, note="no", by=by, now=NOW),
    ):
        with pytest.raises(NotNow, match="for you"):
            decide(factories.actor_of(second))


def test_an_administrator_does_not_propose_a_role_for_themselves(
    administrator: Actor, area: Area, agency: Agency
) -> None:
    own = factories.membership_of(administrator).account
    through_another = access.account(of=own.person)
    for account in (own, through_another):
        with pytest.raises(NotNow, match="themselves"):
            propose(administrator, account, area, agency)
        with pytest.raises(NotNow, match="themselves"):
            actions.grant_membership(
                account=account,
                agency=agency,
                area=area,
                role=Role.ANALYST,
                from_date=TODAY,
                until_date=None,
                by=administrator,
                now=NOW,
            )


def test_a_proposal_confirmed_twice_makes_one_membership(
    proposal: MembershipProposal, governance_officer: Actor
) -> None:
    stale = MembershipProposal.objects.get(id=proposal.id)
    actions.confirm_membership(proposal=proposal, by=governance_officer, now=NOW)
    with pytest.raises(NotNow):
        actions.confirm_membership(proposal=stale, by=governance_officer, now=NOW)
    assert Membership.objects.filter(account=proposal.account).count() == 1


def test_a_role_is_proposed_once_at_a_time(
    proposal: MembershipProposal, administrator: Actor, area: Area, agency: Agency
) -> None:
    with pytest.raises(NotNow, match="already"):
        propose(administrator, proposal.account, area, agency)
    assert MembershipProposal.objects.count() == 1


@pytest.mark.parametrize("role", sorted(TWO_PERSON_ROLES))
def test_no_role_that_opens_records_is_granted_by_one_person(
    administrator: Actor, area: Area, agency: Agency, grantee: Account, role: Role
) -> None:
    with pytest.raises(NotNow, match="second person"):
        actions.grant_membership(
            account=grantee,
            agency=agency,
            area=area,
            role=role,
            from_date=TODAY,
            until_date=None,
            by=administrator,
            now=NOW,
        )


def test_a_service_cannot_be_one_of_the_two_people(
    proposal: MembershipProposal, area: Area, agency: Agency, grantee: Account
) -> None:
    service = founder().within(area.id)
    with pytest.raises(NotNow, match="not a service"):
        propose(service, grantee, area, agency, role=Role.CASEWORKER)
    with pytest.raises(NotAllowed):
        actions.confirm_membership(proposal=proposal, by=service, now=NOW)


def test_a_support_role_is_refused_for_an_officer_as_the_second_person_grants_it(
    proposal: MembershipProposal,
    administrator: Actor,
    governance_officer: Actor,
    area: Area,
    agency: Agency,
) -> None:
    other_account = access.account(of=proposal.person)
    support = propose(administrator, other_account, area, agency, role=Role.CASEWORKER)
    actions.confirm_membership(proposal=proposal, by=governance_officer, now=NOW)
    with pytest.raises(NotNow, match="both the enforcement and the support side"):
        actions.confirm_membership(proposal=support, by=governance_officer, now=NOW)
    support.refresh_from_db()
    assert support.state == ProposalState.PROPOSED


def test_nothing_is_granted_backwards(
    administrator: Actor, governance_officer: Actor, area: Area, agency: Agency, grantee: Account
) -> None:
    asked = propose(administrator, grantee, area, agency, from_date=TODAY - timedelta(days=30))
    membership = actions.confirm_membership(proposal=asked, by=governance_officer, now=NOW)
    assert membership.from_date == TODAY


def test_a_period_that_is_over_is_not_granted(
    administrator: Actor, governance_officer: Actor, area: Area, agency: Agency, grantee: Account
) -> None:
    asked = propose(administrator, grantee, area, agency, until_date=TODAY)
    with pytest.raises(NotNow, match="over"):
        actions.confirm_membership(
            proposal=asked, by=governance_officer, now=NOW + timedelta(days=1)
        )


def test_only_an_agency_that_works_there_has_people_there(
    administrator: Actor, area: Area, grantee: Account
) -> None:
    elsewhere = factories.agency("Elsewhere", areas=(factories.area(),))
    with pytest.raises(NotNow, match="does not work in this area"):
        propose(administrator, grantee, area, elsewhere)


def test_an_administrator_of_another_area_neither_proposes_nor_grants(
    proposal: MembershipProposal, area: Area, agency: Agency
) -> None:
    stranger = factories.actor_of(factories.member(Role.ADMINISTRATOR, area=factories.area()))
    with pytest.raises(NotAllowed):
        propose(stranger, access.account(), area, agency)
    with pytest.raises(NotAllowed):
        actions.confirm_membership(proposal=proposal, by=stranger, now=NOW)
    assert not queries.proposals(visible_to=stranger).exists()


def test_a_reason_is_needed_and_never_goes_into_the_trail(
    administrator: Actor, area: Area, agency: Agency, proposal: MembershipProposal
) -> None:
    with pytest.raises(NotNow, match="Say why"):
        actions.propose_membership(
            account=access.account(),
            agency=agency,
            area=area,
            role=Role.CASEWORKER,
            from_date=TODAY,
            until_date=None,
            reason="because",
            by=administrator,
            now=NOW,
        )
    event = Event.objects.get(action="partners.propose_membership")
    assert REASON not in repr(event.__dict__)
    assert "reason" in event.fields


def test_declining_says_why_and_leaves_room_for_a_new_proposal(
    proposal: MembershipProposal,
    administrator: Actor,
    governance_officer: Actor,
    area: Area,
    agency: Agency,
) -> None:
    actions.decline_membership(
        proposal=proposal, note="Not trained yet.", by=governance_officer, now=NOW
    )
    proposal.refresh_from_db()
    assert (proposal.state, proposal.decision_note) == (ProposalState.DECLINED, "Not trained yet.")
    propose(administrator, proposal.account, area, agency)


def test_only_the_proposer_withdraws(
    proposal: MembershipProposal, administrator: Actor, area: Area
) -> None:
    other = factories.actor_of(factories.member(Role.ADMINISTRATOR, area=area))
    with pytest.raises(NotNow, match="Only the person who proposed"):
        actions.withdraw_membership(proposal=proposal, by=other, now=NOW)
    actions.withdraw_membership(proposal=proposal, by=administrator, now=NOW)
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.WITHDRAWN


def test_a_closed_account_is_given_nothing(
    proposal: MembershipProposal, governance_officer: Actor
) -> None:
    Account.objects.filter(id=proposal.account_id).update(is_active=False)
    with pytest.raises(NotNow, match="closed"):
        actions.confirm_membership(proposal=proposal, by=governance_officer, now=NOW)


def test_when_the_trail_cannot_be_written_nothing_is_granted(
    proposal: MembershipProposal,
    governance_officer: Actor,
) -> None:
    unwritable = replace(governance_officer, role="x" * 200)  # type: ignore[arg-type]
    with pytest.raises(Exception, match="too long"):
        actions.confirm_membership(proposal=proposal, by=unwritable, now=NOW)
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.PROPOSED
    assert not Membership.objects.filter(account=proposal.account).exists()
