"""Weeks to plan, to comment on, to review and to close, and the data they rest on."""

from datetime import time

import pytest

from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.home.tests.factories import page_of, titles, week
from wayside.partners.models import Area, Programme
from wayside.partners.tests import factories
from wayside.patrols import actions as patrol_actions
from wayside.patrols.calendar import IsoWeek
from wayside.patrols.models import Week
from wayside.patrols.staffing.tests import factories as staffing
from wayside.patrols.vocabulary import Style, WeekState
from wayside.web import clock
from wayside.workforce.tests.factories import trained_worker

pytestmark = pytest.mark.django_db


def test_a_coordinator_sees_which_weeks_lack_a_plan(area: Area, programme: Programme) -> None:
    coordinator = factories.actor_of(factories.member(Role.COORDINATOR, area=area))
    this = IsoWeek.of(clock.today())
    first, second = titles(coordinator)[:2]
    assert first.startswith(f"Start the plan of Week {this.number},")
    assert second.startswith(f"Start the plan of Week {this.next.number},")
    week(area, programme, this, WeekState.PLANNED)
    week(area, programme, this.next, WeekState.REVIEW)
    week(area, programme, this.previous, WeekState.PLANNED)
    found = titles(coordinator)
    assert not any(each.startswith("Start the plan") for each in found)
    assert any(each.startswith(f"Finish the plan of Week {this.next.number}") for each in found)
    assert any(each.startswith(f"Close Week {this.previous.number}") for each in found)


def test_a_coordinator_is_told_that_there_is_no_recorded_crime(
    area: Area, programme: Programme
) -> None:
    coordinator = factories.actor_of(factories.member(Role.COORDINATOR, area=area))
    assert "Load recorded crime for Lambeth" in titles(coordinator)


@pytest.mark.parametrize("role", [Role.WARD_SERGEANT, Role.PARTNER_WORKER])
def test_who_knows_the_ward_is_asked_while_the_plan_is_in_review(
    area: Area, ward: Area, programme: Programme, role: Role
) -> None:
    found = week(area, programme, IsoWeek.of(clock.today()).next, WeekState.REVIEW)
    member = factories.member(role, area=ward)
    assert "Say what you know about the places of" in page_of(member)
    Week.objects.filter(id=found.id).update(state=WeekState.PLANNED)
    assert "Say what you know about the places of" not in page_of(member)


def test_the_two_weeks_are_shown_with_their_places_and_the_look_is_on_record(
    area: Area, programme: Programme
) -> None:
    coordinator = factories.actor_of(factories.member(Role.COORDINATOR, area=area))
    this = IsoWeek.of(clock.today())
    found = week(area, programme, this.next, WeekState.REVIEW)
    patrol = patrol_actions.add_patrol(
        week=found,
        day=this.next.day(5),
        start=time(20),
        end=time(2),
        by=coordinator,
        now=clock.now(),
    )
    assert patrol
    patrol_actions.add_place(
        patrol=patrol,
        label="Corner of Green Lane",
        longitude=-0.11,
        latitude=51.45,
        reason="Residents asked at the ward panel.",
        style=Style.VISIBLE,
        by=coordinator,
        now=clock.now(),
    )
    page = page_of(factories.member(Role.COORDINATOR, area=area))
    assert "1 patrol · 1 place" in page
    assert page.count("ws-map__svg") == 1
    assert "Corner of Green Lane" in page
    assert Event.objects.get(action="patrols.glance").count == 1
    officer = page_of(factories.member(Role.PATROL_OFFICER, area=area))
    assert "Corner of Green Lane" not in officer
    assert "Not planned yet" in officer
    assert Event.objects.filter(action="patrols.glance").count() == 1
    patrol_actions.plan_week(week=found, by=coordinator, now=clock.now())
    stranger = page_of(factories.member(Role.PATROL_OFFICER, area=area))
    assert "Take the deployment sheet" not in stranger  # one's own nights alone
    going = factories.member(Role.PATROL_OFFICER, area=area)
    staffing.posting(patrol, trained_worker(area, agency=going.agency, person=going.person))
    planned = page_of(going)
    assert "Take the deployment sheet for Friday" in planned
    assert f"/patrols/{patrol.id}/sheet/" in planned
