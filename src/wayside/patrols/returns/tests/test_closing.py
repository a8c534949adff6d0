"""A week closes with its patrols, and opens with them again; late returns are chased."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from wayside.access.actor import Actor
from wayside.access.permissions import NotAllowed
from wayside.access.tests import factories as access
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.notices.models import Notice
from wayside.partners.tests import factories as partners
from wayside.patrols.actions import close_week, reopen_week
from wayside.patrols.models import DraftReturn, Patrol, Week
from wayside.patrols.returns import actions
from wayside.patrols.returns.permissions import STAND_IN
from wayside.patrols.returns.queries import awaited
from wayside.patrols.returns.rules import due
from wayside.patrols.returns.tests import factories
from wayside.patrols.returns.tests.factories import MORNING, Night
from wayside.patrols.tests import factories as weeks
from wayside.patrols.vocabulary import Duty, PatrolState, WeekState
from wayside.web import clock
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
CHASER = Actor.service("chase-returns", permissions=(STAND_IN,))
LATE = MORNING + timedelta(hours=12)


def closed(night: Night) -> Week:
    return close_week(week=weeks.fresh(night.week), by=night.coordinator, now=weeks.AFTER)


def states(night: Night) -> list[str]:
    found = Patrol.objects.filter(week=night.week).order_by("starts_at")
    return list(found.values_list("state", flat=True))


@pytest.mark.parametrize("state", [PatrolState.BRIEFED, PatrolState.OUT])
def test_a_patrol_without_its_return_keeps_the_week_open(state: PatrolState) -> None:
    night = factories.night(state=state)
    with pytest.raises(NotNow, match="Friday 13 July has no return yet"):
        closed(night)


def test_a_planned_patrol_with_people_on_it_is_returned_or_cancelled_first() -> None:
    night = factories.night(state=PatrolState.PLANNED)
    with pytest.raises(NotNow, match="cancel the patrol if it did not go out"):
        closed(night)
    Patrol.objects.filter(id=night.patrol.id).update(
        state=PatrolState.CANCELLED, cancelled_because="Snow"
    )
    assert closed(night).state == WeekState.CLOSED


def test_returned_patrols_close_with_the_week_and_open_with_it_again() -> None:
    night = factories.night()
    factories.file(night)
    closed(night)
    assert states(night) == [PatrolState.CLOSED, PatrolState.PLANNED]
    for expected in (
        [PatrolState.RETURNED, PatrolState.PLANNED],
        [PatrolState.RETURNED, "proposed"],
    ):
        reopen_week(
            week=weeks.fresh(night.week), by=night.coordinator, now=weeks.AFTER, reason="A count."
        )
        assert states(night) == expected


def test_a_return_is_due_after_the_hours_that_are_set() -> None:
    night = factories.night()
    (one,) = awaited(night.area, now=MORNING)
    assert one.due_at == night.patrol.ends_at + timedelta(hours=settings.RETURN_DUE_HOURS)
    assert not one.is_late
    assert awaited(night.area, now=one.due_at)[0].is_late
    factories.file(night)
    assert awaited(night.area, now=LATE) == ()


def test_a_patrol_that_is_still_out_is_not_awaited() -> None:
    night = factories.night()
    assert awaited(night.area, now=night.patrol.ends_at - timedelta(minutes=1)) == ()
    assert not due.is_late(PatrolState.RETURNED, night.patrol.ends_at, hours=12, now=LATE)


def test_each_officer_of_a_late_patrol_is_reminded_once_a_day_and_no_partner() -> None:
    night = factories.night()
    factories.segments(night.patrol)
    worker = weeks.member(night.area, Role.PARTNER_WORKER)
    factories.post(night.patrol, worker, duty=Duty.PARTNER)
    assert actions.chase(by=CHASER, now=MORNING) == 0
    for _again in range(2):
        assert actions.chase(by=CHASER, now=LATE) == 1
    (notice,) = Notice.objects.all()
    assert notice.person_id == night.officer.person_id
    actions.chase(by=CHASER, now=LATE + timedelta(days=1))
    assert Notice.objects.count() == 2


def test_an_officer_chases_nobody() -> None:
    night = factories.night()
    with pytest.raises(NotAllowed):
        actions.chase(by=night.by, now=LATE)


def test_the_coordinators_week_says_which_return_is_late(monkeypatch: pytest.MonkeyPatch) -> None:
    night = factories.night()
    monkeypatch.setattr(clock, "now", lambda: LATE)
    address = reverse("patrols:week", args=(night.area.slug, night.week.iso))
    assert "The return is late." in page(night, Role.COORDINATOR, address)
    assert "The return is late." not in page(night, Role.WARD_SERGEANT, address)
    factories.file(night)
    assert "Open the return" in page(night, Role.DEPUTY_COORDINATOR, address)


def page(night: Night, role: Role, address: str) -> Any:
    client = Client()
    partners.sign_in(client, weeks.member(night.area, role))
    return client.get(address).content.decode()


def test_what_nobody_filed_is_forgotten_four_weeks_after_the_night() -> None:
    night = factories.night()
    for number, author in enumerate((night.officer.person, access.person("Sam Reed"))):
        DraftReturn.objects.create(
            patrol=night.patrol,
            author=author,
            form=UUID(int=number),
            content={"narrative": "The yard was dark."},
            saved_at=MORNING,
        )
    over = night.patrol.ends_at + timedelta(days=28)
    assert actions.forget_drafts(by=CHASER, now=over) == 0
    assert actions.forget_drafts(by=CHASER, now=over + timedelta(minutes=1)) == 2
    assert not DraftReturn.objects.exists()
    assert Event.objects.get(action="patrols.forget_drafts").count == 2
    with pytest.raises(NotAllowed):
        actions.forget_drafts(by=partners.actor_of(night.officer), now=over)
