"""Attempts on the two-person grant and the wall, through the pages as an attacker would."""

from datetime import date

import pytest
from django.test import Client

from wayside.access.tests import factories as access
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.partners.models import Agency, Area, Membership, MembershipProposal
from wayside.partners.tests import factories
from wayside.partners.vocabulary import ProposalState
from wayside.web import clock

pytestmark = pytest.mark.django_db
PROPOSALS = "/partners/proposals/"


@pytest.fixture
def area() -> Area:
    return factories.area("Lambeth")


@pytest.fixture
def agency(area: Area) -> Agency:
    return factories.agency("Example Police", areas=(area,))


@pytest.fixture
def administrator(area: Area, agency: Agency) -> Membership:
    return factories.member(Role.ADMINISTRATOR, area=area, agency=agency)


def signed_in(membership: Membership) -> Client:
    """A browser of its own, signed in as the member."""
    client = Client()
    factories.sign_in(client, membership)
    return client


def asked(area: Area, agency: Agency, account_id: object, role: Role) -> dict[str, object]:
    """What the form for giving a role sends."""
    today = clock.today()
    return {
        "account": str(account_id),
        "role": role.value,
        "agency": str(agency.id),
        "area": str(area.id),
        "from_date-day": today.day,
        "from_date-month": today.month,
        "from_date-year": today.year,
        "reason": "Joins the weekly patrols from July.",
    }


@pytest.fixture
def proposal(administrator: Membership, area: Area, agency: Agency) -> MembershipProposal:
    grantee = access.account()
    page = signed_in(administrator).post(
        "/partners/members/give/", asked(area, agency, grantee.id, Role.PATROL_OFFICER)
    )
    made = MembershipProposal.objects.get()
    assert page["Location"] == f"{PROPOSALS}{made.id}/"
    return made


def state_after(client: Client, proposal: MembershipProposal, verb: str = "confirm") -> str:
    """Press a button of the proposal's page; the state it leaves."""
    client.post(f"{PROPOSALS}{proposal.id}/{verb}/", {"note": "no"})
    proposal.refresh_from_db()
    return proposal.state


def test_the_proposers_second_account_confirms_nothing(
    proposal: MembershipProposal, administrator: Membership, area: Area
) -> None:
    second = factories.member(
        Role.GOVERNANCE_OFFICER, area=area, person=administrator.account.person
    )
    for member in (administrator, second):
        client = signed_in(member)
        assert "Grant the role" not in client.get(f"{PROPOSALS}{proposal.id}/").content.decode()
        assert state_after(client, proposal) == ProposalState.PROPOSED
    assert not Membership.objects.filter(account=proposal.account).exists()


def test_an_administrator_gives_themselves_nothing(
    administrator: Membership, area: Area, agency: Agency
) -> None:
    other_account = access.account(of=administrator.account.person)
    client = signed_in(administrator)
    for account_id in (administrator.account_id, other_account.id):
        for role in (Role.ANALYST, Role.GOVERNANCE_OFFICER):
            page = client.post("/partners/members/give/", asked(area, agency, account_id, role))
            assert "Nobody can give a role to themselves" in page.content.decode()
    assert Membership.objects.count() == 1
    assert not MembershipProposal.objects.exists()


@pytest.mark.parametrize("verb", ["confirm", "decline"])
@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR, Role.GOVERNANCE_OFFICER}))
def test_no_other_role_decides_and_the_attempt_is_on_the_record(
    proposal: MembershipProposal, area: Area, role: Role, verb: str
) -> None:
    client = signed_in(factories.member(role, area=area))
    answer = client.post(f"{PROPOSALS}{proposal.id}/{verb}/", {"note": "no"})
    assert answer.status_code == 403
    refused = Event.objects.get(action="access.refuse")
    assert refused.fields == ["partners.confirm_membership"]
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.PROPOSED


def test_an_administrator_of_another_area_is_told_nothing(proposal: MembershipProposal) -> None:
    stranger = signed_in(factories.member(Role.ADMINISTRATOR, area=factories.area("Ipswich")))
    there = stranger.get(f"{PROPOSALS}{proposal.id}/")
    nowhere = stranger.get(f"{PROPOSALS}{proposal.person_id}/")
    assert there.status_code == nowhere.status_code == 404
    assert str(proposal.id) not in stranger.get(PROPOSALS).content.decode()
    assert state_after(stranger, proposal) == ProposalState.PROPOSED


def test_pressing_twice_grants_once(proposal: MembershipProposal, area: Area) -> None:
    client = signed_in(factories.member(Role.GOVERNANCE_OFFICER, area=area))
    assert state_after(client, proposal) == ProposalState.CONFIRMED
    again = client.post(f"{PROPOSALS}{proposal.id}/confirm/", follow=True)
    assert "not possible now" in again.content.decode()
    assert Membership.objects.filter(account=proposal.account).count() == 1
    assert Event.objects.filter(action="partners.confirm_membership").count() == 1


def test_looking_at_a_proposal_decides_nothing(proposal: MembershipProposal, area: Area) -> None:
    client = signed_in(factories.member(Role.GOVERNANCE_OFFICER, area=area))
    assert client.get(f"{PROPOSALS}{proposal.id}/confirm/").status_code == 405


def test_an_ended_role_loses_access_at_once_in_an_open_session(
    administrator: Membership, area: Area
) -> None:
    officer = factories.member(Role.GOVERNANCE_OFFICER, area=area)
    factories.member(Role.GOVERNANCE_OFFICER, area=area)
    open_session = signed_in(officer)
    assert open_session.get("/partners/members/").status_code == 200
    today = clock.today()
    ended = signed_in(administrator).post(
        f"/partners/members/{officer.id}/end/",
        {
            "version": 1,
            "last_day-day": today.day,
            "last_day-month": today.month,
            "last_day-year": today.year,
        },
    )
    assert ended["Location"] == "/partners/members/"
    assert open_session.get("/partners/members/").status_code == 403
    assert "No role yet" in open_session.get("/").content.decode()


def test_a_session_cannot_name_somebody_elses_role(area: Area) -> None:
    analyst = factories.member(Role.ANALYST, area=area)
    administrator = factories.member(Role.ADMINISTRATOR, area=area)
    client = signed_in(analyst)
    session = client.session
    session["membership_id"] = str(administrator.id)
    session.save()
    assert client.get("/partners/accounts/").status_code == 403
    page = client.post("/partners/role/", {"membership": str(administrator.id)})
    assert page.status_code == 200
    assert client.get("/partners/accounts/").status_code == 403


def test_a_person_with_two_roles_acts_under_one_at_a_time(area: Area) -> None:
    analyst = factories.member(Role.ANALYST, area=area)
    governs = Membership.objects.create(
        account=analyst.account,
        agency=analyst.agency,
        area=area,
        role=Role.GOVERNANCE_OFFICER,
        from_date=date(2016, 1, 2),
        **factories.STAMPS,
    )
    client = signed_in(analyst)
    assert client.get("/partners/members/").status_code == 403
    assert client.post("/partners/role/", {"membership": str(governs.id)})["Location"] == "/"
    assert client.get("/partners/members/").status_code == 200
    assert Event.objects.get(action="partners.choose_membership").record_id == governs.id


def test_forms_from_other_sites_are_refused(proposal: MembershipProposal, area: Area) -> None:
    officer = factories.member(Role.GOVERNANCE_OFFICER, area=area)
    client = Client(enforce_csrf_checks=True)
    factories.sign_in(client, officer)
    answer = client.post(f"{PROPOSALS}{proposal.id}/confirm/")
    assert answer.status_code == 403
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.PROPOSED
