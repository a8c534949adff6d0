"""Granting by one person, ending, choosing."""

from datetime import UTC, date, datetime, timedelta

import pytest

from wayside.access.actor import Actor
from wayside.access.tests import factories as access
from wayside.access.vocabulary import NEUTRAL_ROLES, TWO_PERSON_ROLES, Role
from wayside.audit.models import Event
from wayside.partners import actions, queries
from wayside.partners.models import Area, Membership
from wayside.partners.tests import factories
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
NOW = datetime(2018, 7, 2, 9, 0, tzinfo=UTC)
TODAY = date(2018, 7, 2)


@pytest.fixture
def area() -> Area:
    return factories.area("Lambeth")


@pytest.fixture
def administrator(area: Area) -> Actor:
    return factories.actor_of(factories.member(Role.ADMINISTRATOR, area=area))


def end(membership: Membership, by: Actor, last_day: date = TODAY, version: int = 1) -> None:
    """End a role."""
    actions.end_membership(
        membership=membership, last_day=last_day, expected_version=version, by=by, now=NOW
    )


@pytest.mark.parametrize("role", sorted(NEUTRAL_ROLES - TWO_PERSON_ROLES))
def test_one_person_grants_a_role_that_opens_no_records(
    administrator: Actor, area: Area, role: Role
) -> None:
    membership = actions.grant_membership(
        account=access.account(),
        agency=factories.agency(areas=(area,)),
        area=area,
        role=role,
        from_date=TODAY,
        until_date=None,
        by=administrator,
        now=NOW,
    )
    assert Event.objects.get(action="partners.grant_membership").record_id == membership.id


def test_a_role_ended_today_ends_at_this_moment(administrator: Actor, area: Area) -> None:
    membership = factories.member(Role.ANALYST, area=area)
    end(membership, administrator)
    held = queries.memberships_on(TODAY, account_ids=[membership.account_id])
    assert not held.exists()
    membership.refresh_from_db()
    assert (membership.until_date, membership.ended_at) == (TODAY, NOW)


def test_a_role_that_ends_later_holds_until_then(administrator: Actor, area: Area) -> None:
    membership = factories.member(Role.ANALYST, area=area)
    end(membership, administrator, TODAY + timedelta(days=3))
    accounts = [membership.account_id]
    assert queries.memberships_on(TODAY + timedelta(days=3), account_ids=accounts).exists()
    assert not queries.memberships_on(TODAY + timedelta(days=4), account_ids=accounts).exists()


def test_a_role_is_not_ended_in_the_past_or_twice(administrator: Actor, area: Area) -> None:
    membership = factories.member(Role.ANALYST, area=area)
    with pytest.raises(NotNow, match="past"):
        end(membership, administrator, TODAY - timedelta(days=1))
    end(membership, administrator)
    with pytest.raises(NotNow, match="already"):
        end(membership, administrator, version=2)


def test_ending_an_older_copy_collides(administrator: Actor, area: Area) -> None:
    membership = factories.member(Role.ANALYST, area=area)
    Membership.objects.filter(id=membership.id).update(version=2)
    with pytest.raises(Collision):
        end(membership, administrator)


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.GOVERNANCE_OFFICER])
def test_the_last_one_who_could_grant_again_stays(
    administrator: Actor, area: Area, role: Role
) -> None:
    last = (
        factories.membership_of(administrator)
        if role is Role.ADMINISTRATOR
        else factories.member(role, area=area)
    )
    with pytest.raises(NotNow, match="last"):
        end(last, administrator)
    factories.member(role, area=area)
    end(last, administrator)


def test_the_last_administrators_other_account_is_no_successor(
    administrator: Actor, area: Area
) -> None:
    own = factories.membership_of(administrator)
    factories.member(Role.ADMINISTRATOR, area=area, person=own.person)
    with pytest.raises(NotNow, match="last"):
        end(own, administrator)


def test_somebody_elses_role_cannot_be_chosen(area: Area) -> None:
    mine, theirs = (factories.member(Role.ANALYST, area=area) for _ in range(2))
    me = factories.actor_of(mine)
    assert actions.choose_membership(membership_id=mine.id, by=me, now=NOW) == mine
    with pytest.raises(NotNow, match="not yours"):
        actions.choose_membership(membership_id=theirs.id, by=me, now=NOW)
