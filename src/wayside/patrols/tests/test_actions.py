"""What the actions do, refuse, and leave behind."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from wayside.audit.models import Event
from wayside.partners.tests import factories as partners
from wayside.patrols import actions
from wayside.patrols.calendar import IsoWeek
from wayside.patrols.models import Decision, Patrol, PatrolPlace, Week
from wayside.patrols.tests import factories
from wayside.patrols.tests.factories import AFTER, ISO, NOW
from wayside.patrols.vocabulary import (
    PatrolState,
    Verb,
    WeekState,
)
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db


def test_starting_a_week_leaves_a_decision_and_an_event() -> None:
    area, _ward = factories.borough()
    by = factories.coordinator(area)
    week = actions.start_week(area=area, iso=ISO, by=by, now=NOW)
    assert week.state == WeekState.REVIEW
    assert week.decisions.get().verb == Verb.START_WEEK
    event = Event.objects.get(action="patrols.start_week")
    assert (event.record_id, event.person_id) == (week.id, by.person_id)


def test_starting_a_week_twice_gives_the_same_week() -> None:
    area, _ward = factories.borough()
    one = actions.start_week(area=area, iso=ISO, by=factories.coordinator(area), now=NOW)
    other = actions.start_week(area=area, iso=ISO, by=factories.coordinator(area), now=NOW)
    assert one == other
    assert one.decisions.count() == 1


def test_an_area_without_a_programme_is_told_to_start_one() -> None:
    area = partners.area()
    with pytest.raises(NotNow, match="has no programme yet"):
        actions.start_week(area=area, iso=ISO, by=factories.coordinator(area), now=NOW)


def test_planning_carries_the_patrols_and_stops_changes() -> None:
    area, _ward = factories.borough()
    by = factories.coordinator(area)
    week = factories.proposed(area, by=by)
    patrol = factories.first_patrol(week)
    actions.plan_week(week=week, by=by, now=NOW, expected_version=week.version)
    assert factories.fresh(week).state == WeekState.PLANNED
    assert {each.state for each in week.patrols.all()} == {PatrolState.PLANNED}
    with pytest.raises(NotNow, match="Open it again"):
        factories.own_place(patrol, by=by)


def test_a_week_without_patrols_cannot_be_planned() -> None:
    area, _ward = factories.borough()
    with pytest.raises(NotNow, match="There is no patrol yet"):
        actions.plan_week(week=factories.week(area), by=factories.coordinator(area), now=NOW)


def test_a_planned_week_is_opened_again_with_a_reason() -> None:
    area, _ward = factories.borough()
    by = factories.coordinator(area)
    week = factories.proposed(area, by=by)
    actions.plan_week(week=week, by=by, now=NOW)
    with pytest.raises(NotNow, match="Say why"):
        actions.reopen_week(week=week, by=by, now=NOW, reason=" ")
    actions.reopen_week(week=week, by=by, now=NOW, reason="A road is closed.")
    assert factories.fresh(week).state == WeekState.REVIEW
    assert {each.state for each in week.patrols.all()} == {PatrolState.PROPOSED}
    assert week.decisions.get(verb=Verb.REOPEN_WEEK).reason == "A road is closed."


def test_a_week_closes_once_its_patrols_are_over_and_opens_one_step_back() -> None:
    area, _ward = factories.borough()
    by = factories.coordinator(area)
    week = factories.proposed(area, by=by)
    actions.plan_week(week=week, by=by, now=NOW)
    with pytest.raises(NotNow, match="is not over yet"):
        actions.close_week(week=week, by=by, now=NOW)
    actions.close_week(week=week, by=by, now=AFTER)
    actions.reopen_week(week=week, by=by, now=AFTER, reason="A return came late.")
    assert factories.fresh(week).state == WeekState.PLANNED


def test_a_patrol_is_cancelled_with_a_reason_and_can_come_back_in_review() -> None:
    area, _ward = factories.borough()
    by = factories.coordinator(area)
    week = factories.proposed(area, by=by)
    patrol = factories.first_patrol(week)
    with pytest.raises(NotNow, match="Say why"):
        actions.cancel_patrol(patrol=patrol, reason="", by=by, now=NOW)
    actions.cancel_patrol(patrol=patrol, reason="Storm warning.", by=by, now=NOW)
    assert Patrol.objects.get(id=patrol.id).cancelled_because == "Storm warning."
    actions.reinstate_patrol(patrol=patrol, by=by, now=NOW)
    assert Patrol.objects.get(id=patrol.id).state == PatrolState.PROPOSED


def test_a_patrol_of_a_planned_week_can_be_cancelled() -> None:
    area, _ward = factories.borough()
    by = factories.coordinator(area)
    week = factories.proposed(area, by=by)
    actions.plan_week(week=week, by=by, now=NOW)
    patrol = factories.first_patrol(week)
    actions.cancel_patrol(patrol=patrol, reason="Officers needed elsewhere.", by=by, now=NOW)
    assert Patrol.objects.get(id=patrol.id).state == PatrolState.CANCELLED


@pytest.mark.parametrize(
    ("model", "fields"),
    [
        (Week, {"state": "lost"}),
        (Week, {"iso_week": 54}),
        (Patrol, {"state": "lost"}),
        (Patrol, {"ends_at": datetime(2018, 1, 1, tzinfo=UTC)}),
        (Patrol, {"state": "cancelled", "cancelled_because": ""}),
        (PatrolPlace, {"latitude": 91.0}),
        (PatrolPlace, {"reason": ""}),
        (PatrolPlace, {"radius_m": 5}),
        (PatrolPlace, {"style": "fixed"}),
    ],
)
def test_the_database_refuses_what_no_plan_may_hold(model: Any, fields: dict[str, Any]) -> None:
    area, _ward = factories.borough()
    factories.proposed(area)
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.update(**fields)


def test_decisions_are_only_ever_added() -> None:
    area, _ward = factories.borough()
    factories.week(area)
    from django.db import ProgrammingError

    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Decision.objects.update(reason="Rewritten")


def test_weeks_of_a_year_with_53_weeks_are_planned_like_any_other() -> None:
    area, _ward = factories.borough()
    by = factories.coordinator(area)
    week = actions.start_week(area=area, iso=IsoWeek(2020, 53), by=by, now=NOW)
    actions.propose(week=week, by=by, now=NOW)
    assert [p.date for p in week.patrols.all()] == [date(2021, 1, 1), date(2021, 1, 2)]
