"""Hours changed, comments answered; edits that meet and forms that come twice."""

from datetime import date, time
from typing import Any
from uuid import uuid4

import pytest

from wayside.access.vocabulary import Role
from wayside.partners.tests import factories as partners
from wayside.patrols import actions
from wayside.patrols.models import PatrolPlace
from wayside.patrols.tests import factories
from wayside.patrols.tests.factories import NOW
from wayside.patrols.vocabulary import (
    CommentState,
    Style,
    Verb,
)
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db


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
