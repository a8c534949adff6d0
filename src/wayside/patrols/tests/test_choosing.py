"""Places picked, added, moved, taken off and put back."""

from datetime import UTC, datetime, time
from typing import Any

import pytest

from wayside.patrols import actions
from wayside.patrols.models import Patrol, PatrolPlace
from wayside.patrols.tests import factories
from wayside.patrols.tests.factories import NOW
from wayside.patrols.vocabulary import (
    Style,
)
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db


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
