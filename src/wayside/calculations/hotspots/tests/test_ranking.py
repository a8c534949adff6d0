"""Ranking: the places, their reasons, and what must not change them."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.examples import examples

from wayside.calculations.hotspots import (
    Direction,
    Events,
    Place,
    PlaceSettings,
    Precision,
    rank_places,
)

AS_OF = np.datetime64("2018-07-01", "s")
QUICK = PlaceSettings(replicates=40)


def events_at(
    spots: list[tuple[float, float, int, str, str]], precision: Precision = Precision.TIME
) -> Events:
    """Build events from (x, y, how many, when, kind)."""
    rows = [spot for spot in spots for _ in range(spot[2])]
    return Events.of(
        [row[0] for row in rows],
        [row[1] for row in rows],
        np.array([row[3] for row in rows], dtype="datetime64[s]"),
        [row[4] for row in rows],
        precision=precision,
    )


def scattered(number: int, seed: int = 1, extent: float = 4_000.0) -> Events:
    """Events at random snap points, times and kinds."""
    random = np.random.default_rng(seed)
    return Events.of(
        random.integers(0, int(extent / 40), number) * 40.0,
        random.integers(0, int(extent / 40), number) * 40.0,
        AS_OF - random.integers(1, 900 * 86_400, number).astype("timedelta64[s]"),
        random.choice(["Drugs", "Robbery", "Other crime"], number),
    )


def signature(place: Place) -> tuple[object, ...]:
    """What must be equal for two places to be the same."""
    return (place.rank, place.x, place.y, place.score, place.count, place.rank_low, place.rank_high)


def test_a_recent_event_outranks_an_old_one() -> None:
    events = events_at([(0, 0, 3, "2015-06-01", "Robbery"), (2_000, 0, 3, "2018-06-01", "Robbery")])
    places = rank_places(events, AS_OF, QUICK).places
    assert [place.x for place in places] == [2_000.0, 0.0]


def test_events_within_the_radius_join_one_place_and_rows_lead_back_to_them() -> None:
    events = events_at(
        [(0, 0, 4, "2018-05-01", "Drugs"), (100, 0, 2, "2018-06-01", "Robbery"),
         (400, 0, 1, "2018-06-01", "Robbery")]
    )  # fmt: skip
    (place,) = rank_places(events, AS_OF, QUICK).places
    assert place.count == 6
    assert sorted(place.rows) == [0, 1, 2, 3, 4, 5]
    assert list(place.rows[:2]) == [4, 5], "the newest come first"
    assert [(each.kind, each.count) for each in place.reasons.what] == [
        ("Drugs", 4),
        ("Robbery", 2),
    ]


def test_events_on_the_day_itself_or_later_are_not_the_past() -> None:
    events = events_at(
        [(0, 0, 1, "2018-06-30T23:59:59", "Drugs"), (0, 0, 5, "2018-07-01", "Drugs")]
    )
    ranking = rank_places(events, AS_OF, QUICK)
    assert (ranking.events, ranking.later) == (1, 5)
    assert ranking.places[0].count == 1


def test_no_events_give_no_places() -> None:
    ranking = rank_places(events_at([]), AS_OF)
    assert ranking.places == ()
    assert ranking.area_change.direction is Direction.NO_HISTORY


def test_one_event_is_one_place_that_ranks_first() -> None:
    ranking = rank_places(events_at([(5, 5, 1, "2018-06-01", "Drugs")]), AS_OF)
    (place,) = ranking.places
    assert (place.rank, place.rank_low, place.rank_high) == (1, 1, 1)
    assert ranking.score_share == pytest.approx(1)


def test_equal_scores_fall_to_the_westernmost_then_southernmost_place() -> None:
    spots = [(1_000.0, 0.0), (0.0, 3_000.0), (0.0, 1_000.0)]
    events = events_at([(x, y, 2, "2018-06-01", "Drugs") for x, y in spots])
    places = rank_places(events, AS_OF, QUICK).places
    assert [(place.x, place.y) for place in places] == [(0, 1_000), (0, 3_000), (1_000, 0)]


def test_repeated_rows_each_count() -> None:
    spots = [(0.0, 0.0, 3, "2018-06-01", "Drugs"), (2_000.0, 0.0, 1, "2018-06-01", "Drugs")]
    first, second = rank_places(events_at(spots), AS_OF, QUICK).places
    assert first.score == pytest.approx(75)
    assert second.score == pytest.approx(25)


def test_weights_change_the_ranking() -> None:
    events = events_at([(0, 0, 5, "2018-06-01", "Drugs"), (2_000, 0, 3, "2018-06-01", "Robbery")])
    heavy = PlaceSettings(replicates=40, weights={"Robbery": 4.0})
    assert rank_places(events, AS_OF, QUICK).places[0].x == 0
    assert rank_places(events, AS_OF, heavy).places[0].x == 2_000


def test_a_kind_of_weight_nought_makes_no_place_of_its_own() -> None:
    events = events_at([(0, 0, 5, "2018-06-01", "Drugs"), (2_000, 0, 3, "2018-06-01", "Robbery")])
    places = rank_places(events, AS_OF, PlaceSettings(replicates=40, weights={"Drugs": 0})).places
    assert [place.x for place in places] == [2_000.0]


@pytest.mark.parametrize("weight", [-1.0, float("nan"), float("inf")])
def test_a_weight_below_nought_or_not_finite_is_refused(weight: float) -> None:
    with pytest.raises(ValueError, match="weight of 'Drugs'"):
        rank_places(
            events_at([(0, 0, 1, "2018-06-01", "Drugs")]),
            AS_OF,
            PlaceSettings(weights={"Drugs": weight}),
        )


def test_centres_closer_than_two_radii_are_refused() -> None:
    with pytest.raises(ValueError, match="two radii"):
        PlaceSettings(radius_m=300, spacing_m=500)


def test_monthly_events_carry_no_rhythm_and_timed_ones_do() -> None:
    spots = [(0.0, 0.0, 3, "2018-06-01T23:30:00", "Drugs")]
    monthly = rank_places(events_at(spots, Precision.MONTH), AS_OF, QUICK).places[0].reasons
    timed = rank_places(events_at(spots), AS_OF, QUICK).places[0].reasons
    assert monthly.rhythm is None
    assert timed.rhythm is not None
    assert timed.rhythm.busiest_weekday == 4, "1 June 2018 was a Friday"
    assert timed.rhythm.counts[4, 23] == 3
    assert timed.rhythm.total == 3


def test_missing_months_do_not_count_as_covered() -> None:
    events = events_at(
        [(0, 0, 2, "2018-02-01", "Drugs"), (0, 0, 2, "2018-04-01", "Drugs"),
         (900, 0, 2, "2018-05-01", "Drugs")], Precision.MONTH
    )  # fmt: skip
    reasons = rank_places(events, AS_OF, QUICK).places[0].reasons
    assert (reasons.months_with_events, reasons.months_covered) == (2, 3)
    assert str(reasons.first_month) == "2018-02"


def test_a_place_that_doubled_is_rising_with_an_interval_above_one() -> None:
    events = events_at(
        [(0, 0, 100, "2018-05-15", "Drugs"), (0, 0, 100, "2017-09-01", "Drugs"),
         (9_000, 0, 1, "2016-01-01", "Drugs")]
    )  # fmt: skip
    change = rank_places(events, AS_OF, QUICK).places[0].reasons.change
    assert (change.recent, change.earlier) == (100, 100)
    assert change.direction is Direction.RISING
    assert change.low > 1


def test_a_clear_leader_keeps_rank_one_and_equals_share_theirs() -> None:
    events = events_at(
        [(0, 0, 400, "2018-06-01", "Drugs"), (2_000, 0, 20, "2018-06-01", "Drugs"),
         (4_000, 0, 20, "2018-06-01", "Drugs")]
    )  # fmt: skip
    first, second, third = rank_places(events, AS_OF).places
    assert (first.rank_low, first.rank_high) == (1, 1)
    assert (second.rank_low, second.rank_high) == (2, 3)
    assert (third.rank_low, third.rank_high) == (2, 3)


def test_small_cells_gather_precise_coordinates() -> None:
    random = np.random.default_rng(3)
    events = Events.of(random.uniform(0, 40, 50), random.uniform(0, 40, 50), np.full(50, AS_OF - 9))
    ranking = rank_places(events, AS_OF, PlaceSettings(cell_m=50, replicates=40))
    assert (ranking.units, ranking.places[0].count) == (1, 50)


@examples(25)
@given(seed=st.integers(0, 1_000), number=st.integers(1, 300))
def test_the_order_of_the_events_changes_nothing(seed: int, number: int) -> None:
    events = scattered(number, seed)
    order = np.random.default_rng(seed).permutation(number)
    one, other = (rank_places(each, AS_OF, QUICK) for each in (events, events.where(order)))
    assert [signature(a) for a in one.places] == [signature(b) for b in other.places]
    assert [list(a.rows) for a in one.places] == [list(b.rows) for b in other.places]


@examples(25)
@given(seed=st.integers(0, 1_000), number=st.integers(1, 400))
def test_places_are_spaced_ordered_and_share_no_event(seed: int, number: int) -> None:
    events = scattered(number, seed)
    places = rank_places(events, AS_OF, QUICK).places
    for i, place in enumerate(places):
        assert place.rank == i + 1
        assert place.rank_low <= place.rank <= place.rank_high
        rows = place.rows
        assert (np.hypot(events.x[rows] - place.x, events.y[rows] - place.y) <= 150.001).all()
        for other in places[:i]:
            assert np.hypot(place.x - other.x, place.y - other.y) >= 500
            assert other.score >= place.score
    everyone = np.concatenate([place.rows for place in places])
    assert len(everyone) == len(set(everyone.tolist()))
    assert sum(place.reasons.count for place in places) == len(everyone)


@examples(15)
@given(seed=st.integers(0, 1_000))
def test_a_longer_list_begins_with_the_shorter_one(seed: int) -> None:
    events = scattered(300, seed)
    short = rank_places(events, AS_OF, PlaceSettings(top=5, replicates=40)).places
    long = rank_places(events, AS_OF, PlaceSettings(top=10, replicates=40)).places
    assert [(a.x, a.y, a.score) for a in short] == [(b.x, b.y, b.score) for b in long[:5]]


def test_a_hundred_thousand_events_are_ranked_fast_enough_for_a_page() -> None:
    events = scattered(100_000, extent=1_600.0 * 4)
    rank_places(events.where(np.arange(100)), AS_OF)  # imports
    start = time.perf_counter()
    rank_places(events, AS_OF)
    assert time.perf_counter() - start < 1.5, "0.1 s alone on the machine; slack for a busy one"


def test_columns_of_unequal_length_and_missing_values_are_refused() -> None:
    with pytest.raises(ValueError, match="equally long"):
        Events.of([1.0, 2.0], [1.0], [AS_OF, AS_OF])
    with pytest.raises(ValueError, match="set strays aside"):
        Events.of([np.nan], [1.0], [AS_OF])
    with pytest.raises(ValueError, match="no date"):
        Events.of([1.0], [1.0], [np.datetime64("NaT", "s")])
