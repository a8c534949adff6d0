"""The backtest knows only the past, and its arithmetic is right."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.examples import examples

from wayside.calculations.hotspots import Events, PlaceSettings, rank_places
from wayside.calculations.hotspots.arrays import Floats
from wayside.calculations.hotspots.backtest import (
    History,
    StudyArea,
    count_year,
    kernel_density,
    monthly_periods,
    run_backtest,
    run_spaced,
    wayside,
    weekly_periods,
)

WEEKS = weekly_periods(date(2018, 1, 1), date(2018, 1, 28))


def random_events(number: int, seed: int = 1) -> Events:
    """Events on a few snap points, from 2017 to January 2018."""
    random = np.random.default_rng(seed)
    start = np.datetime64("2017-01-01", "s")
    seconds = random.integers(0, 392 * 86_400, number).astype("timedelta64[s]")
    places = random.integers(0, 12, number)
    return Events.of(places % 4 * 400.0, places // 4 * 400.0, start + seconds)


def test_only_whole_weeks_are_predicted() -> None:
    weeks = weekly_periods(date(2012, 7, 1), date(2014, 6, 30))
    assert len(weeks) == 104
    assert str(weeks[-1].end) == "2014-06-29T00:00:00"
    assert weeks[0].start - weeks[0].year_before == np.timedelta64(364, "D")


def test_months_are_calendar_months_and_must_begin_on_the_first() -> None:
    months = monthly_periods(date(2017, 7, 1), date(2018, 6, 30))
    assert len(months) == 12
    assert str(months[0].year_before) == "2016-07-01T00:00:00"
    assert len(monthly_periods(date(2017, 7, 1), date(2018, 6, 29))) == 11
    with pytest.raises(ValueError, match="1st of a month"):
        monthly_periods(date(2017, 7, 2), date(2018, 6, 30))


def test_the_study_area_is_every_cell_within_two_of_an_event_so_far() -> None:
    when = np.array(["2018-01-01", "2018-01-10"], dtype="datetime64[s]")
    area = StudyArea.of(Events.of([75.0, 75.0 + 10 * 150], [75.0, 75.0], when), 150.0)
    assert len(area) == 50
    assert area.open_at(np.datetime64("2018-01-05", "s")).sum() == 25
    assert area.open_at(np.datetime64("2018-01-01", "s")).sum() == 0


def test_one_wild_coordinate_makes_no_huge_area() -> None:
    when = np.full(2, np.datetime64("2018-01-01", "s"))
    area = StudyArea.of(Events.of([0.0, 9e7], [0.0, -9e7], when), 150.0)
    assert len(area) == 50
    assert sorted(area.shifted(1, 0) >= 0).count(False) == 10


@examples(20)
@given(seed=st.integers(0, 500), number=st.integers(2, 200))
def test_what_happens_later_changes_no_earlier_score(seed: int, number: int) -> None:
    events = random_events(number, seed)
    seen: list[Floats] = []

    def record(history: History) -> Floats:
        assert (history.events.when < history.period.start).all()
        score = wayside(history) + kernel_density(300.0)(history)
        seen.append(score[history.open_cells])
        return score

    area = StudyArea.of(events, 150.0)
    run_backtest(events, area, WEEKS[:1], {"record": record}, (3,))
    known = events.where(events.when < WEEKS[0].start)
    if len(known):
        run_backtest(known, StudyArea.of(known, 150.0), WEEKS[:1], {"record": record}, (3,))
        np.testing.assert_allclose(seen[0], seen[1])


def test_hits_and_ceiling_are_counted_by_hand() -> None:
    past = [(0.0, "2017-12-01")] * 3 + [(1_500.0, "2017-12-01")] * 2
    week = [(0.0, "2018-01-02")] + [(1_500.0, "2018-01-03")] * 4 + [(3_000.0, "2018-01-04")] * 5
    events = Events.of(
        [x for x, _ in past + week],
        np.zeros(15),
        np.array([day for _, day in past + week], dtype="datetime64[s]"),
    )
    methods = {"count": count_year}
    result = run_backtest(events, StudyArea.of(events, 150.0), WEEKS[:1], methods, (1, 2, 500))
    assert list(result.events) == [10]
    assert result.rates("count", 1).hit_rate == pytest.approx(10)
    assert result.rates("count", 2).hit_rate == pytest.approx(50)
    assert result.rates("count", 500).hit_rate == pytest.approx(50), "a new place cannot be known"
    assert result.rates("count", 1).pei == pytest.approx(1 / 5)
    assert result.rates("ceiling", 2).hit_rate == pytest.approx(90)


def test_empty_periods_are_no_trouble_and_no_events_give_no_rate() -> None:
    events = Events.of([0.0], [0.0], np.array(["2017-12-01"], dtype="datetime64[s]"))
    area = StudyArea.of(events, 150.0)
    result = run_backtest(events, area, WEEKS, {"a": count_year, "b": wayside}, (2,))
    assert np.isnan(result.rates("a", 2).hit_rate)
    assert np.isnan(result.difference("a", "b", 2).low)


def test_a_method_does_not_differ_from_itself() -> None:
    events = random_events(300)
    area = StudyArea.of(events, 150.0)
    result = run_backtest(events, area, WEEKS, {"a": count_year, "b": count_year}, (2,))
    gap = result.difference("a", "b", 2)
    assert (gap.points, gap.low, gap.high) == (0, 0, 0)


def test_the_interval_holds_the_difference_and_is_the_same_every_time() -> None:
    events = random_events(400)
    area = StudyArea.of(events, 150.0)
    methods = {"wayside": wayside, "kde": kernel_density(300.0)}
    result = run_backtest(events, area, WEEKS, methods, (2,))
    gap = result.difference("wayside", "kde", 2)
    assert gap.low <= gap.points <= gap.high
    assert gap == result.difference("wayside", "kde", 2)


def test_the_spaced_places_are_those_that_the_product_ranks() -> None:
    events = random_events(400)
    found = run_spaced(events, WEEKS[:1], (3,), PlaceSettings())
    ranking = rank_places(events, WEEKS[0].start, PlaceSettings(top=3, replicates=40))
    coming = events.where((events.when >= WEEKS[0].start) & (events.when < WEEKS[0].end))
    inside = [
        any(np.hypot(x - place.x, y - place.y) <= 150 for place in ranking.places)
        for x, y in zip(coming.x, coming.y, strict=True)
    ]
    assert found.hits["wayside_spaced"][3][0] == sum(inside)


def test_the_score_of_the_benchmark_is_the_score_of_the_product() -> None:
    events = random_events(200)
    area = StudyArea.of(events, 150.0)
    scores: list[Floats] = []

    def record(history: History) -> Floats:
        scores.append(wayside(history))
        return scores[0]

    run_backtest(events, area, WEEKS[:1], {"record": record}, (3,))
    ranking = rank_places(events, WEEKS[0].start, PlaceSettings(top=12, radius_m=1, spacing_m=2))
    by_place = sorted(place.score for place in ranking.places)
    np.testing.assert_allclose(sorted(scores[0][scores[0] > 0]), by_place)
