"""The demonstration stands on the product's own actions, once, and never in production."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from wayside.access.models import Account
from wayside.access.vocabulary import Role
from wayside.crime.models import StreetCrime
from wayside.demo import cast, partnership
from wayside.partners.models import Agency, FundingGrant, KindSetting, Membership, Programme
from wayside.patrols.models import Week
from wayside.patrols.vocabulary import WeekState

EVERYONE = (cast.FIRST_ADMINISTRATOR, cast.FIRST_GOVERNANCE_OFFICER, *cast.MEMBERS)


def test_the_cast_has_one_sign_in_for_each_role_and_obviously_invented_names() -> None:
    assert {member.role for member in EVERYONE} == set(Role)
    assert len({member.email for member in EVERYONE}) == len(EVERYONE)
    assert all(member.name.endswith(" Example") for member in EVERYONE)
    assert len(cast.AGENCIES) == 8


@pytest.mark.django_db
@override_settings(DEMO=False)
def test_it_refuses_outside_the_demo_and_leaves_nothing() -> None:
    with pytest.raises(CommandError, match="not the demo's settings"):
        call_command("seed_demo")
    assert not Account.objects.exists()


@override_settings(DEMO=True)
def test_a_second_run_keeps_what_the_first_made(transactional_db: Any) -> None:
    first, second = StringIO(), StringIO()
    call_command("seed_demo", stdout=first)
    weeks = Week.objects.count()
    call_command("seed_demo", stdout=second)

    assert first.getvalue() == second.getvalue()
    assert Week.objects.count() == weeks
    assert StreetCrime.objects.count() > 80_000
    assert Week.objects.filter(state=WeekState.CLOSED).count() == 26
    assert sorted(grant.amount for grant in FundingGrant.objects.all()) == [5000, 25000]
    assert Agency.objects.count() == 8
    southwark = Programme.objects.get(area__slug="southwark")
    assert not Week.objects.filter(area=southwark.area).exists()
    assert Membership.objects.count() == len(EVERYONE)
    assert partnership.actor(cast.COORDINATOR.email).role == Role.COORDINATOR
    assert KindSetting.objects.filter(programme=southwark).count() == (
        KindSetting.objects.filter(programme__area__slug="lambeth").count()
    )
