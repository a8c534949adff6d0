"""Grants that lapse or run out, told to those who may know."""

from datetime import UTC, datetime, timedelta

import pytest

from wayside.access.vocabulary import Role
from wayside.home.tests.factories import dues, titles
from wayside.home.tests.worlds import NOON, busy
from wayside.partners.models import Area, FundingGrant, Programme
from wayside.partners.tests import factories
from wayside.patrols.models import PatrolFunding
from wayside.patrols.staffing.tests import factories as staff
from wayside.patrols.staffing.tests.factories import Town
from wayside.web import clock

pytestmark = pytest.mark.django_db


def test_money_that_lapses_soon_is_due_from_who_answers_for_it(
    area: Area, programme: Programme
) -> None:
    today = clock.today()
    FundingGrant.objects.create(
        programme=programme,
        funder="Proceeds of crime",
        amount=25000,
        start_date=today - timedelta(days=30),
        end_date=today + timedelta(days=30),
        pays_for="Overtime",
        **factories.STAMPS,
    )
    words = "Use the £25,000 left of the grant of Proceeds of crime before it lapses"
    assert words in titles(factories.actor_of(factories.member(Role.COORDINATOR, area=area)))
    assert words not in titles(factories.actor_of(factories.member(Role.ANALYST, area=area)))


def charged(town: Town, amount: int, *, weeks: int, pence: int) -> FundingGrant:
    """A grant that pays for the nights of the first two weeks, each at one price."""
    made = FundingGrant.objects.create(
        programme=town.area.programmes.get(),
        funder="City fund",
        amount=amount,
        start_date=staff.MONDAY,
        end_date=staff.MONDAY + timedelta(weeks=weeks),
        pays_for="Overtime",
        **factories.STAMPS,
    )
    for night in town.nights:
        staff.posting(night, town.workers[0], cost_pence=pence, pay="overtime")
        PatrolFunding.objects.create(
            patrol=night, grant=made, checked_pence=pence, **factories.STAMPS
        )
    return made


@pytest.mark.parametrize(
    ("amount", "weeks", "title", "said"),
    [
        (
            1200,
            5,
            "Use the £800 left of the grant of City fund before it lapses",
            "with about £200.00 unused.",
        ),
        (400, 5, "Find who pays once the grant of City fund is spent", "City fund is spent."),
        (
            500,
            5,
            "Find who pays once the grant of City fund is spent",
            "runs out about 21 July 2018",
        ),
        (
            500,
            30,
            "Find who pays once the grant of City fund is spent",
            "runs out about 21 July 2018",
        ),
        (25000, 7, None, ""),
    ],
)
def test_what_is_charged_already_is_no_money_to_use(
    amount: int, weeks: int, title: str | None, said: str
) -> None:
    made = staff.town()
    charged(made, amount, weeks=weeks, pence=100_00)
    now = datetime(2018, 7, 9, 9, tzinfo=UTC)
    found = [each for each in dues(made.by, now) if "City fund" in str(each.title)]
    assert [str(each.title) for each in found] == ([title] if title else [])
    assert all(said in str(each.hint) for each in found)


@pytest.mark.parametrize("role", [Role.COMMISSIONER, Role.SENIOR_LEADER])
def test_who_may_see_grants_is_told_that_one_lapses_and_not_what_it_paid(role: Role) -> None:
    made = busy()
    found = dues(factories.actor_of(made.member(role)), NOON)
    assert [(str(each.title), each.url) for each in found] == [
        ("£25,000 from Proceeds of crime lapse soon", "/partners/grants/")
    ]
    away = factories.member(role, area=factories.area("Camden"))
    assert dues(factories.actor_of(away), NOON) == ()
