"""No way of closing accounts leaves an area without whoever can grant roles."""

import pytest
from django.test import Client
from django.urls import reverse

from wayside.access.models import Account
from wayside.access.vocabulary import Role
from wayside.partners import actions
from wayside.partners.models import Area, Membership
from wayside.partners.tests import factories
from wayside.web import clock
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db


@pytest.fixture
def area() -> Area:
    return factories.area()


def close(account: Account, by: Membership) -> None:
    actions.close_account(account=account, by=factories.actor_of(by), now=clock.now())


def test_the_last_account_that_can_grant_roles_is_not_closed(area: Area) -> None:
    keeper = factories.member(Role.ADMINISTRATOR, area=area)
    last = factories.member(Role.GOVERNANCE_OFFICER, area=area)
    with pytest.raises(NotNow, match="Grant somebody else the role first"):
        close(last.account, keeper)
    assert Account.objects.get(id=last.account_id).is_active
    factories.member(Role.GOVERNANCE_OFFICER, area=area)
    close(last.account, keeper)
    assert not Account.objects.get(id=last.account_id).is_active


def test_an_administrator_closes_no_account_that_works_elsewhere_too(area: Area) -> None:
    keeper = factories.member(Role.ADMINISTRATOR, area=area)
    both = factories.member(Role.ANALYST, area=area)
    factories.give(both.account, Role.ANALYST, area=factories.area())
    with pytest.raises(NotNow, match="an area that is not yours"):
        close(both.account, keeper)
    assert Account.objects.get(id=both.account_id).is_active


def test_one_whose_own_role_is_about_to_end_does_not_count(area: Area) -> None:
    last, leaving = (factories.member(Role.ADMINISTRATOR, area=area) for _each in range(2))
    Membership.objects.filter(id=leaving.id).update(until_date=clock.today())
    with pytest.raises(NotNow, match="last administrator"):
        close(last.account, leaving)


def test_an_administrator_of_the_county_remains_for_its_boroughs(area: Area) -> None:
    borough = factories.area(parent=area)
    keeper = factories.member(Role.ADMINISTRATOR, area=area)
    last = factories.member(Role.ADMINISTRATOR, area=borough)
    close(last.account, keeper)
    assert not Account.objects.get(id=last.account_id).is_active


def test_two_administrators_cannot_close_each_other_out(area: Area) -> None:
    one, two = (factories.member(Role.ADMINISTRATOR, area=area) for _each in range(2))
    close(two.account, one)
    with pytest.raises(NotNow, match="last administrator"):
        close(one.account, two)


def test_the_page_says_why_the_account_stays_open(client: Client, area: Area) -> None:
    factories.sign_in(client, factories.member(Role.ADMINISTRATOR, area=area))
    officer = factories.member(Role.GOVERNANCE_OFFICER, area=area)
    address = reverse("partners:change_account", args=[officer.account_id])
    page = client.post(address, {"verb": "close"}, follow=True).content.decode()
    assert "This is the last information governance officer here" in page
    assert Account.objects.get(id=officer.account_id).is_active
