"""A busiest time is claimed only where chance would seldom make it."""

from __future__ import annotations

import numpy as np
import pytest

from wayside.calculations.hotspots.rhythm import week_of, week_rhythm

FRIDAY_NIGHT = np.datetime64("2018-06-01T23:10")
WEEK = np.timedelta64(7, "D")


@pytest.mark.parametrize("events", [12, 20, 60, 400, 3000])
def test_an_even_spread_is_called_busy_at_most_once_in_twenty(events: int) -> None:
    random = np.random.default_rng(events)
    trials = random.multinomial(events, np.full(168, 1 / 168), size=2000).reshape(-1, 7, 24)
    made = [found for counts in trials if (found := week_rhythm(counts))]
    claims = sum(found.weekday_is_clear or found.block_is_clear for found in made)
    assert claims <= 0.05 * len(made)


def test_five_of_twelve_is_not_evidence() -> None:
    counts = np.zeros((7, 24), dtype=np.int64)
    counts[4, 20:24] = [2, 1, 1, 1]
    counts[0, ::4] = 1
    counts[2, 3] = 1
    found = week_rhythm(counts)
    assert found is not None
    assert (found.total, found.block_count) == (12, 6)
    assert not found.block_is_clear


def test_forty_friday_nights_are_evidence_of_both() -> None:
    found = week_of(FRIDAY_NIGHT + WEEK * np.arange(40))
    assert found is not None
    assert found.weekday_is_clear
    assert found.block_is_clear
    assert (found.busiest_weekday, found.counts[4, 23]) == (4, 40)


def test_one_operation_of_forty_searches_is_one_occasion() -> None:
    found = week_of(np.repeat(FRIDAY_NIGHT, 40))
    assert found is not None
    assert (found.total, found.occasions) == (40, 1)
    assert not found.weekday_is_clear
    assert not found.block_is_clear


def test_hours_may_cross_midnight() -> None:
    late = FRIDAY_NIGHT + WEEK * np.arange(15)
    early = late + np.timedelta64(2, "h")
    found = week_of(np.concatenate([late, early]))
    assert found is not None
    assert (found.busiest_hour, found.block_count) == (22, 30)


def test_no_times_tell_nothing() -> None:
    assert week_of(np.array([], dtype="datetime64[s]")) is None
