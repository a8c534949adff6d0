"""Stray coordinates are set aside with their reason."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayside.calculations.hotspots import StrayReason, sort_degrees, sort_metres

NAN = float("nan")


def test_each_kind_of_stray_gets_its_own_reason() -> None:
    sorting = sort_degrees(
        [-0.1, NAN, 0.0, 0.2, 181.0, -0.1, 5.0],
        [51.5, 51.5, 0.0, NAN, 51.5, -91.0, 51.5],
        bounds=(-1, 51, 1, 52),
    )
    assert list(sorting.kept) == [0]
    assert sorting.counts == {"missing": 2, "zero": 1, "impossible": 2, "outside": 1}
    assert list(sorting.set_aside[StrayReason.MISSING]) == [1, 3]


def test_the_meridian_through_london_is_a_real_place() -> None:
    assert list(sort_degrees([0.0], [51.48]).kept) == [0]


def test_infinite_metres_are_impossible() -> None:
    sorting = sort_metres([np.inf, 530_000.0, 0.0], [180_000.0, 180_000.0, 0.0])
    assert sorting.counts == {"zero": 1, "impossible": 1}


def test_bounds_the_wrong_way_round_are_refused() -> None:
    with pytest.raises(ValueError, match="west, south, east, north"):
        sort_metres([1.0], [1.0], bounds=(2, 0, 1, 1))


@given(st.lists(st.tuples(st.floats(allow_nan=True), st.floats(allow_nan=True)), max_size=40))
def test_every_row_is_kept_or_set_aside_exactly_once(rows: list[tuple[float, float]]) -> None:
    lon, lat = [row[0] for row in rows], [row[1] for row in rows]
    sorting = sort_degrees(lon, lat, bounds=(-10, 40, 10, 60))
    seen = np.concatenate([sorting.kept, *sorting.set_aside.values()])
    assert sorted(seen.tolist()) == list(range(len(rows)))
