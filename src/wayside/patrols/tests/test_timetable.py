"""What every timetable keeps to, whatever the places, the hours and the seed."""

import random
from datetime import date, time, timedelta
from itertools import pairwise
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.examples import examples

from wayside.patrols.calendar import Window, night, within
from wayside.patrols.timetable import NoTimetableError, Pace, Site, Timetable, timetable
from wayside.patrols.timetable.routing import straightened, tour_minutes
from wayside.patrols.vocabulary import StopKind, Style

PACE = Pace()
ORDINARY, GO_BACK, GO_FORWARD = date(2018, 7, 13), date(2018, 10, 27), date(2018, 3, 24)
NIGHTS = st.builds(
    night,
    st.sampled_from([ORDINARY, GO_BACK, GO_FORWARD]),
    st.sampled_from([time(19), time(20), time(20, 30), time(22)]),
    st.sampled_from([time(1, 30), time(2), time(3), time(4)]),
)
SEEDS = st.integers(0, 10**6).map(str)
SPOT = st.tuples(st.floats(-0.13, -0.10), st.floats(51.44, 51.48))


def sites(style: Style, spots: list[tuple[float, float]]) -> list[Site]:
    return [
        Site(f"{style}-{number}", lon, lat, style, f"Place {number}")
        for number, (lon, lat) in enumerate(spots)
    ]


PLACES = st.builds(
    lambda rounds, talks: sites(Style.VISIBLE, rounds) + sites(Style.ENGAGEMENT, talks),
    st.lists(SPOT, min_size=1, max_size=7),
    st.lists(SPOT, max_size=2),
)


@given(NIGHTS, PLACES, SEEDS)
@examples(150)
def test_rows_never_overlap_and_leave_time_for_the_way(
    hours: Window, places: list[Site], seed: str
) -> None:
    by_key = {site.key: site for site in places}
    here, free = None, hours.starts_at
    for row in timetable(hours, places, seed=seed).rows:
        there = by_key[row.site] if row.site else None
        way = PACE.travel(here, there)
        assert row.starts_at >= free + timedelta(minutes=way)
        assert row.travel_minutes == way
        free, here = row.ends_at, there or here


@given(NIGHTS, PLACES, SEEDS)
@examples(150)
def test_visits_last_ten_to_sixteen_minutes_and_all_rows_lie_within_the_hours(
    hours: Window, places: list[Site], seed: str
) -> None:
    for row in timetable(hours, places, seed=seed).rows:
        assert hours.holds(Window(row.starts_at, row.ends_at))
        if row.kind == StopKind.VISIT:
            assert 10 <= row.minutes <= 16


@given(NIGHTS, PLACES, SEEDS)
@examples(150)
def test_no_place_follows_itself(hours: Window, places: list[Site], seed: str) -> None:
    stood = [row.site for row in timetable(hours, places, seed=seed).rows if row.site]
    if len(places) > 1:
        assert all(one != other for one, other in pairwise(stood))


@given(NIGHTS, PLACES, SEEDS)
@examples(100)
def test_nobody_works_longer_than_six_hours_without_a_break(
    hours: Window, places: list[Site], seed: str
) -> None:
    rows = timetable(hours, places, seed=seed).rows
    breaks = [row for row in rows if row.kind == StopKind.BREAK]
    edges = [hours.starts_at, *(each.starts_at for each in breaks), hours.ends_at]
    assert all(row.minutes == 20 for row in breaks)
    assert all(b - a <= timedelta(hours=6, minutes=20) for a, b in pairwise(edges))
    assert bool(breaks) == (hours.length > timedelta(hours=6))


@given(NIGHTS, PLACES, SEEDS)
@examples(100)
def test_each_engagement_comes_once_or_is_named_as_left_out(
    hours: Window, places: list[Site], seed: str
) -> None:
    drawn = timetable(hours, places, seed=seed)
    for site in places:
        if site.style == Style.ENGAGEMENT:
            times = sum(row.site == site.key for row in drawn.rows)
            assert times == (0 if site.key in drawn.left_out else 1)


@given(NIGHTS, PLACES, SEEDS)
@examples(50)
def test_the_same_seed_gives_the_same_rows(hours: Window, places: list[Site], seed: str) -> None:
    assert timetable(hours, places, seed=seed) == timetable(hours, places, seed=seed)


@given(st.lists(SPOT, min_size=2, max_size=6), SEEDS, SEEDS)
@examples(100)
def test_the_order_differs_from_the_night_before(
    spots: list[tuple[float, float]], one: str, other: str
) -> None:
    places = sites(Style.VISIBLE, spots)
    hours = night(ORDINARY, time(20), time(2))
    first = timetable(hours, places, seed=one)
    second = timetable(hours, places, seed=other, unlike=first.order)
    assert first.order
    assert second.order
    shorter = min(len(first.order), len(second.order))
    assert first.order[:shorter] != second.order[:shorter]


def mean_way(places: list[Site]) -> float:
    """Minutes between two places drawn by chance: what an order drawn by chance costs a move."""
    return mean(PACE.travel(one, other) for one in places for other in places if one != other)


@given(st.lists(SPOT, min_size=3, max_size=7, unique=True), st.integers(0, 10**6))
@examples(60)
def test_the_way_is_on_average_no_longer_than_in_an_order_drawn_by_chance(
    spots: list[tuple[float, float]], seed: int
) -> None:
    places = sites(Style.VISIBLE, spots)
    hours = night(ORDINARY, time(20), time(2))
    nights = [timetable(hours, places, seed=f"{seed}-{number}") for number in range(12)]
    ways = [row.travel_minutes for each in nights for row in each.rows if row.travel_minutes]
    assert mean(ways) <= mean_way(places) + 0.25


def test_places_on_one_road_are_passed_with_far_less_driving_than_by_chance() -> None:
    places = sites(Style.VISIBLE, [(-0.12, 51.42 + 0.012 * step) for step in range(6)])
    hours = night(ORDINARY, time(20), time(2))
    rows = [row for seed in range(20) for row in timetable(hours, places, seed=str(seed)).rows]
    ways = [row.travel_minutes for row in rows if row.travel_minutes]
    assert mean(ways) < 0.8 * mean_way(places)


@given(st.lists(SPOT, min_size=3, max_size=7, unique=True), SEEDS)
@examples(100)
def test_straightening_keeps_every_place_and_the_first_and_is_never_longer(
    spots: list[tuple[float, float]], seed: str
) -> None:
    drawn = sites(Style.VISIBLE, spots)
    random.Random(seed).shuffle(drawn)
    straight = straightened(None, drawn, PACE)
    assert straight[0] == drawn[0]
    assert sorted(site.key for site in straight) == sorted(site.key for site in drawn)
    assert tour_minutes(None, straight, PACE) <= tour_minutes(None, drawn, PACE)


@given(st.lists(SPOT, min_size=4, max_size=6, unique=True), st.integers(0, 10**6))
@examples(40)
def test_nights_and_laps_begin_at_different_places(
    spots: list[tuple[float, float]], seed: int
) -> None:
    places = sites(Style.VISIBLE, spots)
    hours = night(ORDINARY, time(20), time(2))
    laps = [
        timetable(hours, places, seed=f"{seed}-{number}").order[: len(places)]
        for number in range(12)
    ]
    assert len(set(laps)) >= 2
    assert len({lap[0] for lap in laps}) >= 2


def test_of_twelve_nights_over_a_borough_hardly_two_are_alike() -> None:
    spots = [(-0.12, 51.42), (-0.125, 51.43), (-0.115, 51.45), (-0.13, 51.46), (-0.11, 51.48)]
    places = sites(Style.VISIBLE, spots)
    hours = night(ORDINARY, time(20), time(2))
    orders = [timetable(hours, places, seed=str(number)).order for number in range(12)]
    laps = [tuple(order[at : at + 5]) for order in orders for at in (0, 5)]
    assert len(set(orders)) >= 10
    assert len({order[:5] for order in orders}) >= 6
    assert len(set(laps)) >= 8


@given(
    st.lists(SPOT, min_size=2, max_size=5),
    SPOT,
    st.integers(0, 5),
    st.sampled_from([ORDINARY, GO_BACK, GO_FORWARD]),
    SEEDS,
)
@examples(150)
def test_a_fixed_stop_keeps_its_time_and_is_always_reached(
    spots: list[tuple[float, float]], kitchen: tuple[float, float], late: int, day: date, seed: str
) -> None:
    hours = night(day, time(20), time(3))
    start = hours.starts_at + timedelta(minutes=30 * late)
    stop = Window(start, start + timedelta(minutes=60))
    soup = Site("soup", *kitchen, Style.FIXED, "Soup kitchen", stop)
    places = [*sites(Style.VISIBLE, spots), soup]
    rows = timetable(hours, places, seed=seed).rows
    (kept,) = (row for row in rows if row.kind == StopKind.FIXED)
    assert (kept.starts_at, kept.ends_at) == (stop.starts_at, stop.ends_at)
    free, here = hours.starts_at, None
    for row in rows:
        there = next((site for site in places if site.key == row.site), None)
        assert row.starts_at >= free + timedelta(minutes=PACE.travel(here, there))
        free, here = row.ends_at, there or here


def test_places_of_a_lap_are_visited_about_equally_often() -> None:
    places = sites(Style.VISIBLE, [(-0.12, 51.45), (-0.125, 51.455), (-0.13, 51.46)])
    order = timetable(night(ORDINARY, time(20), time(2)), places, seed="7").order
    counts = [order.count(site.key) for site in places]
    assert min(counts) >= 3
    assert max(counts) - min(counts) <= 1


def test_a_single_place_is_left_for_half_an_hour_between_visits() -> None:
    drawn = timetable(
        night(ORDINARY, time(20), time(2)), sites(Style.VISIBLE, [(-0.12, 51.45)]), seed="1"
    )
    gaps = [b.starts_at - a.ends_at for a, b in pairwise(drawn.rows)]
    assert len(drawn.rows) >= 3
    assert all(timedelta(minutes=30) <= gap <= timedelta(minutes=60) for gap in gaps)


def _kitchen(start: time, end: time, key: str = "soup") -> tuple[Window, Site]:
    hours = night(ORDINARY, time(20), time(2))
    return hours, Site(key, -0.12, 51.45, Style.FIXED, "Soup kitchen", within(hours, start, end))


def test_a_fixed_stop_outside_the_hours_is_refused_with_a_sentence() -> None:
    hours, soup = _kitchen(time(18), time(19))
    with pytest.raises(NoTimetableError, match="Soup kitchen lies outside the hours"):
        timetable(hours, [soup], seed="1")


def test_two_fixed_stops_at_once_are_refused_with_a_sentence() -> None:
    hours, one = _kitchen(time(21), time(22))
    _hours, other = _kitchen(time(21, 30), time(22, 30), "other")
    with pytest.raises(NoTimetableError, match="no time to get from"):
        timetable(hours, [one, other], seed="1")


def test_a_fixed_stop_that_leaves_no_break_is_refused_with_a_sentence() -> None:
    hours = night(ORDINARY, time(18), time(6))
    whole = Window(hours.starts_at + timedelta(hours=1), hours.ends_at - timedelta(hours=1))
    with pytest.raises(NoTimetableError, match="No break"):
        timetable(hours, [Site("soup", -0.1, 51.4, Style.FIXED, "Soup", whole)], seed="1")


def test_an_engagement_too_long_for_the_night_is_named_as_left_out() -> None:
    hours = night(ORDINARY, time(20), time(20, 30))
    drawn: Timetable = timetable(hours, sites(Style.ENGAGEMENT, [(-0.12, 51.45)]), seed="1")
    assert drawn.left_out == ("engagement-0",)
