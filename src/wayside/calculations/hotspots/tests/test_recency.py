"""Scores: shares of the area's events, the recent weighing more."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayside.calculations.hotspots import (
    HALF_AGE_DAYS,
    Events,
    Precision,
    event_scores,
    kind_weights,
)

AS_OF = np.datetime64("2018-07-01", "s")


def aged(days: list[float], kinds: list[str] | None = None) -> Events:
    """Events so many days old, all at one point."""
    when = AS_OF - (np.array(days) * 86_400).astype("timedelta64[s]")
    return Events.of(np.zeros(len(days)), np.zeros(len(days)), when, kinds)


@given(st.lists(st.floats(0, 40_000), min_size=1, max_size=50))
def test_scores_add_up_to_a_hundred_and_never_rise_with_age(days: list[float]) -> None:
    scores = event_scores(aged(sorted(days)), AS_OF)
    assert scores.sum() == pytest.approx(100)
    assert (np.diff(scores) <= 1e-9).all()


def test_where_events_come_steadily_the_half_age_halves_their_weight() -> None:
    scores = event_scores(aged([float(day) for day in range(3_650)]), AS_OF)
    assert scores[int(HALF_AGE_DAYS)] / scores[0] == pytest.approx(0.5, abs=0.03)


def test_each_memory_hands_out_its_share_by_its_half_life() -> None:
    scores = event_scores(aged([0, 52]), AS_OF, half_age_days=8)
    kept = np.exp2([[0.0, -52 / half_life] for half_life in (4, 13, 52, 208)])
    expected = np.array([10, 20, 40, 30]) @ (kept / kept.sum(axis=1, keepdims=True))
    np.testing.assert_allclose(scores, expected)


def test_adding_old_events_elsewhere_keeps_the_order_of_two_places() -> None:
    before = event_scores(aged([5, 300]), AS_OF)
    after = event_scores(aged([5, 300, *[900] * 50]), AS_OF)
    assert before[0] > before[1]
    assert after[0] > after[1]


def test_a_monthly_event_is_taken_at_the_middle_of_its_month() -> None:
    when = np.array(["2018-06-01"], dtype="datetime64[s]")
    events = Events.of([0.0], [0.0], when, precision=Precision.MONTH)
    assert events.age_days(AS_OF)[0] == pytest.approx(30 - 15.2, abs=0.1)


def test_when_nothing_weighs_anything_all_scores_are_nought() -> None:
    assert not event_scores(aged([1, 2], ["Drugs", "Drugs"]), AS_OF, {"Drugs": 0}).any()
    assert len(event_scores(aged([]), AS_OF)) == 0


def test_a_kind_the_table_leaves_out_weighs_one() -> None:
    assert list(kind_weights(("Drugs", "Robbery"), {"Drugs": 0.5, "Arson": 3})) == [0.5, 1.0]


@pytest.mark.parametrize("half_age", [0.0, -1.0, float("nan"), float("inf")])
def test_a_half_age_not_above_nought_is_refused(half_age: float) -> None:
    with pytest.raises(ValueError, match="half age"):
        event_scores(aged([1]), AS_OF, half_age_days=half_age)
