"""Changes come with intervals that hold for small counts."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from wayside.calculations.hotspots import (
    Direction,
    Events,
    compare_rates,
    month_on_month,
    monthly_counts,
)


@pytest.mark.parametrize(("recent", "earlier"), [(0, 5), (5, 0), (3, 7), (40, 20), (1, 1)])
def test_the_interval_is_the_exact_conditional_binomial_one(recent: int, earlier: int) -> None:
    (change,) = compare_rates(recent, earlier, 30.0, 60.0)
    share = stats.binomtest(recent, recent + earlier).proportion_ci(0.95, "exact")
    assert change.low == pytest.approx(share.low / (1 - share.low) * 2)
    expected = math.inf if share.high == 1 else share.high / (1 - share.high) * 2
    assert change.high == pytest.approx(expected)


def test_no_events_at_all_say_nothing() -> None:
    (change,) = compare_rates(0, 0, 30, 60)
    assert change.direction is Direction.NO_EVENTS
    assert (change.low, change.high) == (0, math.inf)
    assert math.isnan(change.ratio)


def test_without_an_earlier_window_there_is_no_history() -> None:
    (change,) = compare_rates(4, 0, 30, 0)
    assert change.direction is Direction.NO_HISTORY


def test_a_rate_is_held_against_its_length_of_time() -> None:
    (change,) = compare_rates(31, 28, 31, 28)
    assert change.ratio == pytest.approx(1)
    assert change.direction is Direction.UNCLEAR


@pytest.mark.parametrize("confidence", [0.0, 1.0, 1.5])
def test_an_impossible_confidence_is_refused(confidence: float) -> None:
    with pytest.raises(ValueError, match="confidence"):
        compare_rates(1, 1, 1, 1, confidence)


def test_counts_below_nought_are_refused() -> None:
    with pytest.raises(ValueError, match="below 0"):
        compare_rates(-1, 1, 1, 1)


@given(st.integers(0, 300), st.integers(0, 300), st.floats(1, 400), st.floats(1, 400))
def test_the_ratio_lies_in_its_interval_and_swapping_turns_it_over(
    recent: int, earlier: int, recent_days: float, earlier_days: float
) -> None:
    (one,) = compare_rates(recent, earlier, recent_days, earlier_days)
    (other,) = compare_rates(earlier, recent, earlier_days, recent_days)
    if recent + earlier:
        assert one.low <= one.ratio <= one.high
        assert one.low == pytest.approx(1 / other.high if other.high else math.inf, rel=1e-6)
        assert one.p_value == pytest.approx(other.p_value, abs=1e-9)
    outside = one.low > 1 or one.high < 1
    if abs(one.p_value - 0.05) > 1e-6:
        assert outside == (one.p_value < 0.05), "interval and p-value agree"


def test_the_interval_covers_the_truth_at_least_as_often_as_it_says() -> None:
    random = np.random.default_rng(4)
    changes = compare_rates(random.poisson(6.0, 4_000), random.poisson(12.0, 4_000), 91, 182)
    covered = np.mean([change.low <= 1 <= change.high for change in changes])
    assert covered >= 0.95


def test_months_are_counted_without_gaps_and_missing_ones_are_named() -> None:
    when = np.array(["2016-02-01"] * 3 + ["2016-04-01"] * 5, dtype="datetime64[s]")
    series = monthly_counts(Events.of(np.zeros(8), np.zeros(8), when))
    assert list(series.counts) == [3, 0, 5]
    assert list(series.days) == [29, 31, 30]
    assert series.missing == ("2016-03",)
    assert month_on_month(series) == (None, None, None)


def test_month_on_month_reckons_with_the_length_of_february() -> None:
    when = np.array(["2018-01-01"] * 31 + ["2018-02-01"] * 28, dtype="datetime64[s]")
    first, change = month_on_month(monthly_counts(Events.of(np.zeros(59), np.zeros(59), when)))
    assert first is None
    assert change is not None
    assert change.ratio == pytest.approx(1)


def test_no_events_make_an_empty_series() -> None:
    assert month_on_month(monthly_counts(Events.of([], [], []))) == ()
