"""The menu marks where its reader is and leads only where the role may go."""

import pytest
from django.test import Client

from wayside.access.vocabulary import Role
from wayside.home import navigation
from wayside.partners.models import Area, Programme
from wayside.partners.tests import factories
from wayside.partners.vocabulary import AreaLevel

pytestmark = pytest.mark.django_db


def test_the_menu_marks_where_the_reader_is(area: Area) -> None:
    coordinator = factories.actor_of(factories.member(Role.COORDINATOR, area=area))
    seat = navigation.seat_at(coordinator, None)
    marked = [
        str(item.label)
        for item in navigation.items(coordinator, seat, "/lambeth/weeks/2018-W28/")
        if item.current
    ]
    assert marked == ["Weeks"]


def test_somebody_of_one_ward_goes_to_the_boroughs_weeks_and_the_wards_hot_spots(
    ward: Area,
) -> None:
    sergeant = factories.actor_of(factories.member(Role.WARD_SERGEANT, area=ward))
    seat = navigation.seat_at(sergeant, None)
    urls = {str(item.label): item.url for item in navigation.items(sergeant, seat, "/")}
    assert urls["Weeks"] == "/lambeth/weeks/"
    assert urls["Hot spots"] == "/oval/hot-spots/"
    assert "Recorded crime" not in urls


MARKED = (
    (Role.COORDINATOR, "/lambeth/roster/", "Roster"),
    (Role.COORDINATOR, "/lambeth/costs/", "Roster"),
    (Role.COORDINATOR, "/lambeth/observers/", "Weeks"),
    (Role.COORDINATOR, "/lambeth/check-ins/", "Weeks"),
    (Role.COORDINATOR, "/lambeth/my-time/check-ins/", "My time"),
    (Role.COORDINATOR, "/lambeth/weeks/2018-W28/review/", "Weeks"),
    (Role.COORDINATOR, "/lambeth/workforce/courses/", "The pool"),
    (Role.PATROL_OFFICER, "/lambeth/roster/mine/", "My patrols"),
    (Role.LOCAL_OFFICER, "/lambeth/weeks/2018-W28/patrols/x/night/", "My patrols"),
    (Role.PARTNER_WORKER, "/lambeth/invitations/", "Invitations"),
    (Role.CASEWORKER, "/people/x/contact/", "My people"),
    (Role.CASEWORKER, "/support/people/x/plan/", "My people"),
    (Role.CASEWORKER, "/sharing/people/x/consent/", "My people"),
    (Role.CASEWORKER, "/support/supervision/", "My caseload"),
    (Role.SAFEGUARDING_LEAD, "/support/caseload/allocate/", "My caseload"),
    (Role.CASEWORKER, "/support/count/", "Who did you meet?"),
    (Role.SAFEGUARDING_LEAD, "/people/children/", "Children"),
    (Role.LINK_REVIEWER, "/people/links/x/", "Pairs to judge"),
    (Role.CASEWORKER, "/safeguarding/people/x/risk/", "My people"),
    (Role.MARAC_COORDINATOR, "/safeguarding/marac/cases/x/", "MARAC"),
    (Role.MARAC_REPRESENTATIVE, "/safeguarding/marac/agenda/x/", "MARAC"),
)


@pytest.mark.parametrize(("role", "path", "label"), MARKED)
def test_just_one_entry_is_marked(area: Area, role: Role, path: str, label: str) -> None:
    actor = factories.actor_of(factories.member(role, area=area))
    items = navigation.items(actor, navigation.seat_at(actor, None), path)
    assert [str(item.label) for item in items if item.current] == [label]


@pytest.mark.parametrize("role", sorted(Role))
@pytest.mark.parametrize("level", [AreaLevel.BOROUGH, AreaLevel.WARD])
def test_no_entry_leads_to_a_page_that_the_role_may_not_open(
    area: Area, ward: Area, programme: Programme, role: Role, level: AreaLevel
) -> None:
    member = factories.member(role, area=area if level == AreaLevel.BOROUGH else ward)
    client = Client()
    actor = factories.sign_in(client, member)
    seat = navigation.seat_at(actor, member)
    urls = {each.url for each in navigation.ways(actor, seat)}
    urls |= {each.url for each in navigation.items(actor, seat, "/")}
    for url in sorted(urls):
        assert client.get(url).status_code == 200, f"{role}: {url}"


def test_each_role_finds_its_rooms(area: Area) -> None:
    def found(role: Role) -> set[str]:
        actor = factories.actor_of(factories.member(role, area=area))
        return {str(each.title) for each in navigation.ways(actor, navigation.seat_at(actor, None))}

    coordinator = found(Role.COORDINATOR)
    assert coordinator == found(Role.DEPUTY_COORDINATOR)
    assert {"Roster", "The pool", "My time", "Costs", "Observers", "Month by month"} <= coordinator
    assert {"Weeks", "My patrols", "My notices", "Check-ins of patrols"} <= coordinator
    partner = found(Role.PARTNER_WORKER)
    assert {"Invitations", "My notices", "My time"} <= partner
    assert not {"Weeks", "Roster", "My patrols", "Costs", "Observers"} & partner
    assert "Mail" in found(Role.ADMINISTRATOR)
    assert "Mail" not in found(Role.GOVERNANCE_OFFICER)
    assert {"Grants of money"} <= found(Role.COMMISSIONER)
    assert not {"Costs", "Roster", "Month by month"} & found(Role.COMMISSIONER)
