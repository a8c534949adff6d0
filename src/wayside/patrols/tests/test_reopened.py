"""A week that is opened again while a patrol of it is on the street."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from wayside.access.vocabulary import Role
from wayside.partners.tests import factories as partners
from wayside.patrols import actions
from wayside.patrols.models import Patrol
from wayside.patrols.risk.tests import factories as risk
from wayside.patrols.tests import factories
from wayside.patrols.vocabulary import Duty

pytestmark = pytest.mark.django_db
PAGES = ("night", "briefing", "returns:night", "returns:worker")


@pytest.fixture
def patrol(settings: Any) -> Patrol:
    """A patrol that is out, of a week that is opened again."""
    area, _ward = factories.borough()
    out = risk.out(risk.planned(area))
    settings.WAYSIDE_TODAY = out.date
    given: dict[str, Any] = {"by": factories.coordinator(area), "now": out.starts_at}
    actions.reopen_week(week=out.week, reason="Another place for Saturday.", **given)
    return risk.again(out)


def page_of(patrol: Patrol, client: Client, name: str) -> int:
    at = (patrol.week.area.slug, patrol.week.iso, patrol.id)
    return int(client.get(reverse(f"patrols:{name}", args=at)).status_code)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("duty", "role"), [(Duty.LEAD, Role.PATROL_OFFICER), (Duty.LOCAL, Role.LOCAL_OFFICER)]
)
def test_who_is_out_still_reads_checks_in_and_writes_the_return(
    patrol: Patrol, client: Client, page: str, duty: Duty, role: Role
) -> None:
    posting = patrol.postings.get(duty=duty)
    member = partners.member(role, area=patrol.week.area, person=posting.worker.person)
    partners.sign_in(client, member)
    assert page_of(patrol, client, page) == 200


@pytest.mark.parametrize("page", PAGES)
def test_an_officer_who_is_not_on_it_is_shut_out(patrol: Patrol, client: Client, page: str) -> None:
    partners.sign_in(client, partners.member(Role.PATROL_OFFICER, area=patrol.week.area))
    assert page_of(patrol, client, page) == 403


def test_the_plan_in_review_stays_closed_to_officers(patrol: Patrol, client: Client) -> None:
    partners.sign_in(client, partners.member(Role.PATROL_OFFICER, area=patrol.week.area))
    at = (patrol.week.area.slug, patrol.week.iso)
    shown = client.get(reverse("patrols:week", args=at)).content.decode()
    assert f"{patrol.id}" not in shown
