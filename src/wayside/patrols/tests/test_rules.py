"""State tables as truth tables, and what blocks."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from wayside.patrols import rules
from wayside.patrols.calendar import IsoWeek, night
from wayside.patrols.rules import Facts, PatrolFacts, Status
from wayside.patrols.vocabulary import PatrolState, WeekState
from wayside.web.states import Machine, NotNow

NOW = datetime(2018, 7, 16, 9, tzinfo=UTC)
READY = PatrolFacts("Friday 13 July", places=5, left_out=0, ends_at=NOW - timedelta(days=2))


@pytest.mark.parametrize(
    ("state", "verb", "target"),
    [
        (WeekState.REVIEW, "plan", WeekState.PLANNED),
        (WeekState.REVIEW, "close", None),
        (WeekState.REVIEW, "reopen", None),
        (WeekState.PLANNED, "plan", None),
        (WeekState.PLANNED, "close", WeekState.CLOSED),
        (WeekState.PLANNED, "reopen", WeekState.REVIEW),
        (WeekState.CLOSED, "plan", None),
        (WeekState.CLOSED, "close", None),
        (WeekState.CLOSED, "reopen", WeekState.PLANNED),
    ],
)
def test_steps_of_a_week(state: WeekState, verb: str, target: WeekState | None) -> None:
    if target is None:
        with pytest.raises(NotNow, match="is not possible now"):
            rules.WEEK.check_can(state, verb)
    else:
        assert rules.WEEK.check_can(state, verb).target == target


@pytest.mark.parametrize(
    ("state", "verb", "target"),
    [
        (PatrolState.PROPOSED, "plan", PatrolState.PLANNED),
        (PatrolState.PROPOSED, "cancel", PatrolState.CANCELLED),
        (PatrolState.PROPOSED, "reinstate", None),
        (PatrolState.PLANNED, "reopen", PatrolState.PROPOSED),
        (PatrolState.PLANNED, "cancel", PatrolState.CANCELLED),
        (PatrolState.PLANNED, "plan", None),
        (PatrolState.CANCELLED, "reinstate", PatrolState.PROPOSED),
        (PatrolState.CANCELLED, "cancel", None),
    ],
)
def test_steps_of_a_patrol(state: PatrolState, verb: str, target: PatrolState | None) -> None:
    assert rules.PATROL.can(state, verb) == (target is not None)


@pytest.mark.parametrize("machine", rules.MACHINES, ids=lambda machine: machine.slug)
def test_every_state_has_an_owner_and_a_way_on(machine: Machine) -> None:
    for state in machine.states:
        ways = machine.steps_from(state)
        assert bool(ways) != (state in machine.ends)
        assert all(step.owner for step in ways)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (Facts("review", NOW), "There is no patrol yet."),
        (
            Facts("review", NOW, patrols=(replace(READY, places=0),)),
            "Friday 13 July has no place yet.",
        ),
        (
            Facts("review", NOW, patrols=(replace(READY, left_out=2),)),
            "Friday 13 July has no time for 2 of its places.",
        ),
    ],
)
def test_what_blocks_planning_is_said_in_a_sentence(facts: Facts, said: str) -> None:
    with pytest.raises(NotNow) as caught:
        rules.check_can_plan(facts)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (
            Facts("planned", NOW, patrols=(replace(READY, ends_at=NOW + timedelta(hours=1)),)),
            "Friday 13 July is not over yet.",
        ),
        (Facts("planned", NOW, patrols=(READY,), open_comments=1), "One comment waits"),
        (Facts("planned", NOW, patrols=(READY,), open_comments=3), "3 comments wait"),
    ],
)
def test_what_blocks_closing_is_said_in_a_sentence(facts: Facts, said: str) -> None:
    with pytest.raises(NotNow) as caught:
        rules.check_can_close(facts)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("facts", "statuses"),
    [
        (Facts("review", NOW), "done blocked next blocked later"),
        (Facts("review", NOW, has_ranking=True), "done next later blocked later"),
        (Facts("review", NOW, has_ranking=True, patrols=(READY,)), "done done next later later"),
        (Facts("review", NOW, patrols=(READY,), open_comments=1), "done done blocked next later"),
        (Facts("planned", NOW, patrols=(READY,)), "done done done done next"),
        (
            Facts("planned", NOW, patrols=(READY,), open_comments=1),
            "done done blocked done blocked",
        ),
        (Facts("closed", NOW, patrols=(READY,)), "done done done done done"),
    ],
)
def test_the_list_of_tasks_says_what_is_done_next_and_blocked(facts: Facts, statuses: str) -> None:
    assert [task.status for task in rules.tasks(facts)] == [Status(s) for s in statuses.split()]


def test_a_patrol_lasts_at_most_twelve_hours() -> None:
    rules.check_hours(night(date(2018, 7, 13), time(18), time(6)))
    with pytest.raises(NotNow, match="would last 13 hours"):
        rules.check_hours(night(date(2018, 7, 13), time(18), time(7)))


def test_a_day_of_another_week_is_refused_with_the_days_to_choose_from() -> None:
    with pytest.raises(NotNow, match="Choose a day from 9/7 to 15/7"):
        rules.check_in_week(date(2018, 7, 16), IsoWeek(2018, 28))
