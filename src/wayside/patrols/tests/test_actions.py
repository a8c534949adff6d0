"""What the actions do, refuse, and leave behind."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from wayside.access.actor import ANONYMOUS, Actor
from wayside.access.permissions import NotAllowed
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.partners.models import Area
from wayside.partners.tests import factories as partners
from wayside.patrols import actions
from wayside.patrols.calendar import IsoWeek
from wayside.patrols.models import Comment, Decision, Patrol, PatrolPlace, Week
from wayside.patrols.tests import factories
from wayside.patrols.tests.factories import AFTER, ISO, NOW
from wayside.patrols.vocabulary import (
    AUDIT_SENTENCES,
    CommentState,
    PatrolState,
    Style,
    Verb,
    WeekState,
)
from wayside.web.collisions import Collision
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


def test_the_proposal_fills_friday_and_saturday_with_places_and_times() -> None:
    area, _ward = factories.borough()
    week = factories.proposed(area)
    dates = [patrol.date for patrol in week.patrols.all()]
    assert dates == [date(2018, 7, 13), date(2018, 7, 14)]
    for patrol in week.patrols.all():
        chosen = factories.places(patrol)
        assert len(chosen) == 5
        assert all(place.reason for place in chosen)
        assert {stop.place_id for stop in patrol.stops.all()} >= {place.id for place in chosen}


def test_a_proposed_place_keeps_rank_reasons_and_interval_as_they_stood() -> None:
    area, ward = factories.borough()
    place = factories.places(factories.first_patrol(factories.proposed(area)))[0]
    assert place.suggestion
    assert place.suggestion["rank"] == 1
    assert place.suggestion["rank_high"] == 3
    assert place.suggestion["as_of"] == "2018-07-09"
    assert place.ward == ward


def test_the_same_seed_draws_the_same_week_again() -> None:
    drawn = []
    for _attempt in range(2):
        area, _ward = factories.borough()
        week = factories.week(area, seed=42)
        actions.propose(week=week, by=factories.coordinator(area), now=NOW)
        drawn.append(
            [
                (stop.kind, stop.place and stop.place.label, stop.starts_at, stop.ends_at)
                for patrol in week.patrols.all()
                for stop in patrol.stops.select_related("place")
            ]
        )
    assert drawn[0] == drawn[1]


def test_a_proposal_leaves_the_nights_alone_that_have_a_patrol() -> None:
    area, _ward = factories.borough()
    by = factories.coordinator(area)
    week = factories.week(area, by=by)
    friday = factories.add_friday(week, by=by)
    made = actions.propose(week=week, by=by, now=NOW)
    assert [patrol.date for patrol in made] == [date(2018, 7, 14)]
    assert factories.places(friday) == []
    with pytest.raises(NotNow, match="Every night"):
        actions.propose(week=week, by=by, now=NOW)


def test_next_weeks_proposal_knows_who_had_a_turn() -> None:
    area, _ward = factories.borough()
    by = factories.coordinator(area)
    factories.proposed(area, by=by)
    second = factories.proposed(area, by=by, iso=ISO.next)
    reasons = " ".join(place.reason for place in factories.places(factories.first_patrol(second)))
    assert "its last was" in reasons


def test_suggestions_are_picked_in_one_go_and_never_twice() -> None:
    area, _ward = factories.borough()
    by = factories.coordinator(area)
    patrol = factories.add_friday(factories.week(area, by=by), by=by)
    actions.add_suggested(patrol=patrol, keys=["s2", "s1"], style=Style.VISIBLE, by=by, now=NOW)
    assert [place.label[:8] for place in factories.places(patrol)] == ["Street 2", "Street 1"]
    with pytest.raises(NotNow, match="not on the patrol yet"):
        actions.add_suggested(patrol=patrol, keys=["s1"], style=Style.VISIBLE, by=by, now=NOW)


def test_a_marked_place_can_be_picked_with_its_reason() -> None:
    area, _ward = factories.borough()
    by = factories.coordinator(area)
    patrol = factories.add_friday(factories.week(area, by=by), by=by)
    key = "m5f0f6f5e-0000-4000-8000-000000000001"
    (made,) = actions.add_suggested(
        patrol=patrol, keys=[key], style=Style.ENGAGEMENT, by=by, now=NOW
    )
    assert made.source == "marked"
    assert made.reason == "Outreach meets women here after midnight."


def test_an_own_place_needs_to_lie_in_the_area() -> None:
    area, _ward = factories.borough()
    by = factories.coordinator(area)
    patrol = factories.add_friday(factories.week(area, by=by), by=by)
    factories.own_place(patrol, by=by)
    with pytest.raises(NotNow, match="lies outside"):
        factories.own_place(patrol, by=by, longitude=-1.0)


def test_a_fixed_place_keeps_its_known_time_on_the_right_side_of_midnight() -> None:
    area, _ward = factories.borough()
    by = factories.coordinator(area)
    patrol = factories.add_friday(factories.week(area, by=by), by=by)
    kitchen = factories.own_place(
        patrol, by=by, style=Style.FIXED, fixed_start=time(0, 15), fixed_end=time(1)
    )
    assert kitchen.fixed_start == datetime(2018, 7, 13, 23, 15, tzinfo=UTC)
    (stop,) = patrol.stops.filter(kind="fixed")
    assert (stop.starts_at, stop.ends_at) == (kitchen.fixed_start, kitchen.fixed_end)


@pytest.mark.parametrize(
    ("times", "said"),
    [
        ({"fixed_start": None, "fixed_end": None}, "from when until when"),
        ({"fixed_start": time(12), "fixed_end": time(13)}, "outside the hours"),
    ],
)
def test_a_fixed_place_without_a_fitting_time_is_refused(times: dict[str, Any], said: str) -> None:
    area, _ward = factories.borough()
    by = factories.coordinator(area)
    patrol = factories.add_friday(factories.week(area, by=by), by=by)
    with pytest.raises(NotNow, match=said):
        factories.own_place(patrol, by=by, style=Style.FIXED, **times)
    assert factories.places(patrol) == []


def test_places_are_moved_up_and_down_and_stop_at_the_ends() -> None:
    area, _ward = factories.borough()
    by = factories.coordinator(area)
    patrol = factories.first_patrol(factories.proposed(area, by=by))

    def move(place: PatrolPlace, *, up: bool) -> list[str]:
        version = Patrol.objects.get(id=patrol.id).version
        actions.move_place(place=place, by=by, now=NOW, up=up, expected_version=version)
        return [each.label for each in factories.places(patrol)]

    one, two, *rest = factories.places(patrol)
    tail = [each.label for each in rest]
    assert move(two, up=True) == [two.label, one.label, *tail]
    assert move(two, up=True) == [two.label, one.label, *tail]
    assert move(two, up=False) == [one.label, two.label, *tail]


def test_a_place_taken_off_can_be_put_back() -> None:
    area, _ward = factories.borough()
    by = factories.coordinator(area)
    patrol = factories.first_patrol(factories.proposed(area, by=by))
    first, *others = factories.places(patrol)
    actions.remove_place(place=first, by=by, now=NOW)
    assert factories.places(patrol) == others
    assert not patrol.stops.filter(place=first).exists()
    actions.restore_place(place=first, by=by, now=NOW)
    assert factories.places(patrol) == [*others, first]
    assert patrol.stops.filter(place=first).exists()


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


def test_changing_hours_draws_the_times_again_within_them() -> None:
    area, _ward = factories.borough()
    by = factories.coordinator(area)
    patrol = factories.first_patrol(factories.proposed(area, by=by))
    changed = actions.change_patrol(
        patrol=patrol,
        day=date(2018, 7, 12),
        start=time(21),
        end=time(1),
        by=by,
        now=NOW,
        expected_version=patrol.version,
    )
    stops = list(changed.stops.all())
    assert changed.date == date(2018, 7, 12)
    assert stops
    assert all(changed.starts_at <= s.starts_at and s.ends_at <= changed.ends_at for s in stops)


def test_a_new_order_is_drawn_on_request() -> None:
    area, _ward = factories.borough()
    by = factories.coordinator(area)
    patrol = factories.first_patrol(factories.proposed(area, by=by))
    before = [(stop.place_id, stop.starts_at) for stop in patrol.stops.all()]
    actions.shuffle(patrol=patrol, by=by, now=NOW)
    assert [(stop.place_id, stop.starts_at) for stop in patrol.stops.all()] != before


def test_a_comment_is_answered_once() -> None:
    area, ward = factories.borough()
    by = factories.coordinator(area)
    week = factories.proposed(area, by=by)
    place = factories.places(factories.first_patrol(week))[0]
    sergeant = partners.actor_of(factories.member(ward, Role.WARD_SERGEANT))
    said = actions.comment(
        week=week, place=place, text="Closed by roadworks.", by=sergeant, now=NOW
    )
    assert said
    answered = actions.answer_comment(
        comment=said, answer="Taken off.", by=by, now=NOW, expected_version=said.version
    )
    assert answered.state == CommentState.ANSWERED
    with pytest.raises(NotNow, match="has its answer"):
        actions.answer_comment(
            comment=said, answer="Again.", by=by, now=NOW, expected_version=answered.version
        )


def test_a_comment_does_not_make_the_coordinators_page_stale() -> None:
    area, _ward = factories.borough()
    by = factories.coordinator(area)
    week = factories.proposed(area, by=by)
    actions.comment(week=week, text="Fine by us.", by=by, now=NOW)
    assert factories.fresh(week).version == week.version


def test_an_edit_on_an_old_copy_collides_and_changes_nothing() -> None:
    area, _ward = factories.borough()
    by = factories.coordinator(area)
    place = factories.places(factories.first_patrol(factories.proposed(area, by=by)))[0]
    given: dict[str, Any] = {"reason": "Theirs.", "style": Style.VISIBLE, "by": by, "now": NOW}
    actions.change_place(place=place, label="Their name", expected_version=place.version, **given)
    with pytest.raises(Collision) as caught:
        actions.change_place(place=place, label="Mine", expected_version=place.version, **given)
    assert isinstance(caught.value.current, PatrolPlace)
    assert caught.value.current.label == "Their name"
    assert PatrolPlace.objects.get(id=place.id).label == "Their name"


def test_planning_a_week_that_was_changed_meanwhile_collides() -> None:
    area, _ward = factories.borough()
    by = factories.coordinator(area)
    week = factories.proposed(area, by=by)
    factories.own_place(factories.first_patrol(week), by=by)
    with pytest.raises(Collision):
        actions.plan_week(week=week, by=by, now=NOW, expected_version=week.version)


def test_a_form_that_comes_twice_acts_once() -> None:
    area, _ward = factories.borough()
    by = factories.coordinator(area)
    week = factories.proposed(area, by=by)
    patrol = factories.first_patrol(week)
    token = uuid4()
    factories.own_place(patrol, by=by, token=token)
    given: dict[str, Any] = {"longitude": -0.11, "latitude": 51.45, "style": Style.VISIBLE}
    again = actions.add_place(
        patrol=patrol, label="Twice", reason="Twice", by=by, now=NOW, token=token, **given
    )
    assert again is None
    assert len(factories.places(patrol)) == 6
    stop = uuid4()
    for _click in range(2):
        actions.plan_week(
            week=week,
            by=by,
            now=NOW,
            expected_version=factories.fresh(week).version if _click == 0 else week.version,
            token=stop,
        )
    assert week.decisions.filter(verb=Verb.PLAN_WEEK).count() == 1


def _every_change(area: Area, by: Actor) -> dict[str, Callable[[], object]]:
    """Each planning action, ready to be tried by somebody."""
    planner = factories.coordinator(area)
    week = factories.proposed(area, by=planner)
    patrol = factories.first_patrol(week)
    place = factories.places(patrol)[0]
    said = actions.comment(week=week, text="Well chosen.", by=planner, now=NOW)
    assert said
    given: dict[str, Any] = {"by": by, "now": NOW}
    named: dict[str, Any] = {"label": "A", "reason": "B", "style": Style.VISIBLE}
    hours: dict[str, Any] = {"day": date(2018, 7, 12), "start": time(20), "end": time(23)}
    return {
        "start_week": lambda: actions.start_week(area=area, iso=ISO.next, **given),
        "rank_again": lambda: actions.rank_again(week=week, **given),
        "propose": lambda: actions.propose(week=week, **given),
        "plan_week": lambda: actions.plan_week(week=week, **given),
        "close_week": lambda: actions.close_week(week=week, **given),
        "reopen_week": lambda: actions.reopen_week(week=week, reason="R", **given),
        "add_patrol": lambda: actions.add_patrol(week=week, **hours, **given),
        "change_patrol": lambda: actions.change_patrol(
            patrol=patrol, expected_version=1, **hours, **given
        ),
        "cancel_patrol": lambda: actions.cancel_patrol(patrol=patrol, reason="R", **given),
        "reinstate_patrol": lambda: actions.reinstate_patrol(patrol=patrol, **given),
        "shuffle": lambda: actions.shuffle(patrol=patrol, **given),
        "add_suggested": lambda: actions.add_suggested(
            patrol=patrol, keys=["s9"], style=Style.VISIBLE, **given
        ),
        "add_place": lambda: actions.add_place(
            patrol=patrol, longitude=-0.1, latitude=51.45, **named, **given
        ),
        "change_place": lambda: actions.change_place(
            place=place, expected_version=1, **named, **given
        ),
        "move_place": lambda: actions.move_place(
            place=place, up=False, expected_version=1, **given
        ),
        "remove_place": lambda: actions.remove_place(place=place, **given),
        "restore_place": lambda: actions.restore_place(place=place, **given),
        "answer_comment": lambda: actions.answer_comment(
            comment=said, answer="A", expected_version=1, **given
        ),
    }


def _nobody(_area: Area) -> Actor:
    return ANONYMOUS


def _coordinator_elsewhere(_area: Area) -> Actor:
    return factories.coordinator(factories.borough()[0])


def _with_role(role: Role) -> Callable[[Area], Actor]:
    return lambda area: partners.actor_of(factories.member(area, role))


PLANNERS = {Role.COORDINATOR, Role.DEPUTY_COORDINATOR}
OUTSIDERS = {
    "nobody": _nobody,
    "coordinator of another area": _coordinator_elsewhere,
    **{role.value: _with_role(role) for role in Role if role not in PLANNERS},
}


@pytest.mark.parametrize("who", OUTSIDERS)
def test_nobody_plans_but_the_areas_coordinators(who: str) -> None:
    area, _ward = factories.borough()
    attempts = _every_change(area, OUTSIDERS[who](area))
    decisions = Decision.objects.count()
    for attempt in attempts.values():
        with pytest.raises(NotAllowed), transaction.atomic():
            attempt()
    assert Decision.objects.count() == decisions


def test_the_deputy_can_do_all_that_the_coordinator_can() -> None:
    area, _ward = factories.borough()
    deputy = factories.coordinator(area, role=Role.DEPUTY_COORDINATOR)
    week = factories.proposed(area, by=deputy)
    actions.plan_week(week=week, by=deputy, now=NOW)
    assert factories.fresh(week).state == WeekState.PLANNED


def test_a_ward_sergeant_comments_on_the_wards_places_only() -> None:
    area, ward = factories.borough()
    week = factories.proposed(area)
    sergeant = partners.actor_of(factories.member(ward, Role.WARD_SERGEANT))
    chosen = [p for patrol in week.patrols.all() for p in factories.places(patrol)]
    inside = next(place for place in chosen if place.ward_id == ward.id)
    outside = next(place for place in chosen if place.ward_id is None)
    actions.comment(week=week, place=inside, text="Yes.", by=sergeant, now=NOW)
    for about in (outside, None):
        with pytest.raises(NotAllowed):
            actions.comment(week=week, place=about, text="No.", by=sergeant, now=NOW)
    assert Comment.objects.count() == 1


def test_every_verb_has_its_sentence_in_the_trail() -> None:
    assert {f"patrols.{verb}" for verb in Verb} <= set(AUDIT_SENTENCES)


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
