"""The proposal: which nights and places it takes up, and what it remembers."""

from datetime import date

import pytest

from wayside.patrols import actions
from wayside.patrols.tests import factories
from wayside.patrols.tests.factories import ISO, NOW
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db


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
