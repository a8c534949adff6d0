"""Grants that lapse or run out, told to those who may know."""

from datetime import timedelta

import pytest

from wayside.access.vocabulary import Role
from wayside.home.tests.factories import dues, titles
from wayside.home.tests.worlds import NOON, busy
from wayside.partners.models import Area, FundingGrant, Programme
from wayside.partners.tests import factories
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
    words = "Use Proceeds of crime’s £25,000 before it lapses"
    assert words in titles(factories.actor_of(factories.member(Role.COORDINATOR, area=area)))
    assert words not in titles(factories.actor_of(factories.member(Role.ANALYST, area=area)))


@pytest.mark.parametrize("role", [Role.COMMISSIONER, Role.SENIOR_LEADER])
def test_who_may_see_grants_is_told_that_one_lapses_and_not_what_it_paid(role: Role) -> None:
    made = busy()
    found = dues(factories.actor_of(made.member(role)), NOON)
    assert [(str(each.title), each.url) for each in found] == [
        ("£25,000 from Proceeds of crime lapse soon", "/partners/grants/")
    ]
    away = factories.member(role, area=factories.area("Camden"))
    assert dues(factories.actor_of(away), NOON) == ()
