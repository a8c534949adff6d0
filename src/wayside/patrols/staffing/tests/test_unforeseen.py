"""What nobody foresaw while a roster is worked out ends in words, a button and an alarm."""

import pytest
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.worker import works_through_the_queue

from wayside.access.vocabulary import Role
from wayside.partners.models import Programme
from wayside.partners.tests import factories as partners
from wayside.patrols.models import Roster
from wayside.patrols.staffing.tests import factories
from wayside.patrols.staffing.tests.factories import MONDAY, STAMPS, Town
from wayside.patrols.staffing.vocabulary import RosterState
from wayside.patrols.tests import factories as patrols
from wayside.web.queue import queue_state
from wayside.workforce.models import PayRates

pytestmark = pytest.mark.usefixtures("transactional_db")
JOB = "patrols.work_roster_out"
BEYOND_MEASURE = 2_147_483_647  # pence an hour: a night's pay no longer fits where it is kept


def test_a_roster_that_cannot_be_kept_fails_in_words_raises_the_alarm_and_is_tried_again() -> None:
    town = factories.town(weeks=1)
    rates = _rates(town, BEYOND_MEASURE)
    client = Client()
    partners.sign_in(client, patrols.member(town.area, Role.COORDINATOR))
    client.post(f"/{town.area.slug}/roster/ask/", {"weeks": 1})
    works_through_the_queue()

    roster = Roster.objects.get()
    assert roster.state == RosterState.FAILED
    assert ProcrastinateJob.objects.get(task_name=JOB).status == "failed"
    assert queue_state().failed == 1
    page = client.get(f"/{town.area.slug}/roster/{roster.id}/").content.decode()
    assert "Something went wrong while this roster was worked out" in page
    assert "Try again" in page

    PayRates.objects.filter(id=rates.id).update(constable_pence=2500, sergeant_pence=2900)
    client.post(f"/{town.area.slug}/roster/{roster.id}/again/")
    works_through_the_queue()
    again = Roster.objects.exclude(id=roster.id).get()
    assert again.state == RosterState.DRAFT
    assert again.lines.count() == 6


def _rates(town: Town, pence: int) -> PayRates:
    programme = Programme.objects.get(area=town.area)
    return PayRates.objects.create(
        agency=programme.lead_agency,
        from_date=MONDAY,
        constable_pence=pence,
        sergeant_pence=pence,
        source="A slip of the finger.",
        **STAMPS,
    )
