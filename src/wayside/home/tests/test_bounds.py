"""A first page asks the database a bounded number of times, however much waits."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from wayside.access.vocabulary import Role
from wayside.home.tests.worlds import TODAY, busy
from wayside.partners.tests import factories as partners
from wayside.patrols.models import Patrol, Week
from wayside.patrols.vocabulary import WeekState

pytestmark = pytest.mark.django_db

BUSY = {
    Role.COORDINATOR: 28,
    Role.DEPUTY_COORDINATOR: 28,
    Role.WARD_SERGEANT: 20,
    Role.PATROL_OFFICER: 17,
    Role.LOCAL_OFFICER: 12,
    Role.PARTNER_WORKER: 16,
    Role.COMMISSIONER: 9,
}


@pytest.mark.parametrize("role", sorted(BUSY))
def test_more_nights_ask_no_more_often(
    role: Role, settings: Settings, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    settings.WAYSIDE_TODAY = TODAY
    made = busy()
    ahead = Week.objects.create(
        area=made.area,
        programme=made.friday.week.programme,
        iso_year=2018,
        iso_week=30,
        state=WeekState.AHEAD,
        **partners.STAMPS,
    )
    Patrol.objects.bulk_create(
        Patrol(
            week=ahead,
            date=made.friday.date + timedelta(days=day),
            starts_at=made.friday.starts_at + timedelta(days=day),
            ends_at=made.friday.ends_at + timedelta(days=day),
            **partners.STAMPS,
        )
        for day in range(10, 17)
    )
    client = Client()
    partners.sign_in(client, made.member(role, agency=made.agency))
    client.get("/")
    with django_assert_max_num_queries(BUSY[role]):
        assert client.get("/").status_code == 200
