"""Gi* agrees with the definition and with esda, and false discoveries are controlled."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst
from scipy import stats
from tests.examples import examples

from wayside.calculations.hotspots import (
    Control,
    Grid,
    Reference,
    Tail,
    adjusted_p,
    gi_star,
)
from wayside.calculations.hotspots.arrays import Bools, Floats

COUNTS = npst.arrays(
    np.float64,
    st.tuples(st.integers(2, 9), st.integers(2, 9)),
    elements=st.integers(0, 30).map(float),
)


def by_definition(counts: Floats, inside: Bools) -> Floats:
    """Gi* cell by cell, straight from the formula."""
    values = counts[inside]
    n, mean, variance = len(values), values.mean(), values.var()
    z = np.full(counts.shape, np.nan)
    for row, column in zip(*np.nonzero(inside), strict=True):
        block = np.s_[max(row - 1, 0) : row + 2, max(column - 1, 0) : column + 2]
        k = inside[block].sum()
        spread = np.sqrt(variance * k * (n - k) / (n - 1))
        total = counts[block][inside[block]].sum()
        z[row, column] = (total - k * mean) / spread if spread else 0.0
    return z


@examples(100)
@given(counts=COUNTS)
def test_every_cell_edges_too_agrees_with_the_formula(counts: Floats) -> None:
    everywhere = np.ones(counts.shape, dtype=np.bool_)
    if counts.var() == 0:
        assert (gi_star(counts).z == 0).all()
    else:
        np.testing.assert_allclose(gi_star(counts).z, by_definition(counts, everywhere), atol=1e-9)


@examples(100)
@given(counts=COUNTS, seed=st.integers(0, 99))
def test_cells_outside_the_study_area_are_neither_compared_nor_neighbours(
    counts: Floats, seed: int
) -> None:
    inside = np.random.default_rng(seed).random(counts.shape) < 0.7
    found = gi_star(counts, inside)
    assert found.cells == inside.sum()
    assert np.isnan(found.z[~inside]).all()
    if inside.sum() > 1 and counts[inside].var() > 0:
        np.testing.assert_allclose(found.z, by_definition(counts, inside), atol=1e-9)


def test_the_z_scores_equal_those_of_esda() -> None:
    getisord = pytest.importorskip("esda.getisord", reason="esda is a benchmark peer only")
    weights = pytest.importorskip("libpysal.weights", reason="libpysal is a benchmark peer only")
    counts = np.random.default_rng(1).poisson(0.7, (23, 31)).astype(np.float64)
    lattice = weights.lat2W(23, 31, rook=False)
    peer = getisord.G_Local(counts.ravel(), lattice, transform="B", star=True, permutations=0)
    np.testing.assert_allclose(gi_star(counts).z.ravel(), peer.Zs, rtol=0, atol=1e-9)


def test_normal_p_values_are_the_tails_of_z() -> None:
    counts = np.random.default_rng(2).poisson(1.0, (20, 20)).astype(np.float64)
    found = gi_star(counts)
    hot, cold, both = (found.p_values(tail, Reference.NORMAL) for tail in Tail)
    np.testing.assert_allclose(hot, stats.norm.sf(found.z))
    np.testing.assert_allclose(cold, stats.norm.cdf(found.z))
    np.testing.assert_allclose(both, 2 * stats.norm.sf(np.abs(found.z)))


def test_skewed_p_values_follow_the_moments_of_neighbourhoods_drawn_at_random() -> None:
    random = np.random.default_rng(3)
    counts = random.poisson(0.5, (30, 30)).astype(np.float64)
    counts[5, 5] = 12
    drawn = random.permuted(np.tile(counts.ravel(), (20_000, 1)), axis=1)[:, :9].sum(axis=1)
    found = gi_star(counts)
    p = found.p_values()
    for row, column in [(5, 6), (20, 20), (12, 3)]:
        total = counts[row - 1 : row + 2, column - 1 : column + 2].sum()
        assert p[row, column] == pytest.approx(np.mean(drawn >= total), abs=0.12)
    assert p[5, 6] > found.p_values(Tail.HOT, Reference.NORMAL)[5, 6]


@pytest.mark.parametrize("reference", list(Reference))
def test_hot_and_cold_p_values_make_a_whole_and_both_is_never_below_either(
    reference: Reference,
) -> None:
    found = gi_star(np.random.default_rng(8).poisson(0.4, (15, 15)).astype(np.float64))
    hot, cold, both = (found.p_values(tail, reference) for tail in Tail)
    np.testing.assert_allclose(hot + cold, 1)
    assert (both >= np.minimum(hot, cold) - 1e-12).all()
    assert both.max() <= 1


def test_a_planted_cluster_is_hot_and_the_rest_is_not() -> None:
    counts = np.random.default_rng(5).poisson(2.0, (40, 40)).astype(np.float64)
    counts[10:13, 20:23] += 15
    hot = adjusted_p(gi_star(counts).p_values()) <= 0.05
    assert hot[11, 21]
    assert hot.sum() <= 30


@pytest.mark.parametrize("mean", [0.5, 5.0])
def test_false_discoveries_stay_below_the_rate_under_chance_alone(mean: float) -> None:
    random = np.random.default_rng(6)
    calls = [
        bool((adjusted_p(gi_star(counts).p_values()) <= 0.05).any())
        for counts in random.poisson(mean, (300, 25, 25)).astype(np.float64)
    ]
    assert np.mean(calls) <= 0.09, "with nothing to find, any call is false"


@given(npst.arrays(np.float64, st.integers(0, 40), elements=st.floats(0, 1)))
def test_adjusted_p_values_agree_with_scipy(p_values: Floats) -> None:
    for control in Control:
        if len(p_values):
            expected = stats.false_discovery_control(p_values, method=control.value)
            np.testing.assert_allclose(adjusted_p(p_values, control), expected, atol=1e-300)
        else:
            assert len(adjusted_p(p_values, control)) == 0


def test_cells_outside_the_study_area_are_no_tests() -> None:
    p = np.array([[0.01, np.nan], [np.nan, 0.04]])
    np.testing.assert_allclose(adjusted_p(p), [[0.02, np.nan], [np.nan, 0.04]])


def test_a_p_value_above_one_is_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        adjusted_p(np.array([1.2]))


def test_a_study_area_of_another_shape_is_refused() -> None:
    with pytest.raises(ValueError, match="same shape"):
        gi_star(np.zeros((2, 2)), np.ones((3, 2), dtype=np.bool_))


def test_points_are_counted_once_each_in_their_cell() -> None:
    x, y = np.array([0.0, 99.9, 100.0, 250.0]), np.array([0.0, 0.0, 0.0, 199.0])
    grid = Grid.around(x, y, 100.0)
    assert grid.shape == (2, 3)
    np.testing.assert_array_equal(grid.count(x, y), [[2, 1, 0], [0, 0, 1]])
    np.testing.assert_array_equal(grid.count(x, y, np.full(4, 0.5))[0], [1, 0.5, 0])


@examples(100)
@given(
    npst.arrays(
        np.float64,
        (30, 2),
        elements=st.floats(-5_000, 5_000, allow_subnormal=False).map(lambda v: round(v, 3)),
    ),
    st.floats(20, 900),
)
def test_no_point_is_lost_or_moved_to_an_edge(points: Floats, cell_m: float) -> None:
    x, y = points[:, 0].copy(), points[:, 1].copy()
    grid = Grid.around(x, y, cell_m, margin_cells=1)
    counts = grid.count(x, y)
    assert counts.sum() == 30
    inner = counts[1:-1, 1:-1]
    assert inner.sum() == 30, "the margin stays empty"


def test_points_off_the_grid_are_refused_not_clipped() -> None:
    grid = Grid(0.0, 0.0, 100.0, 2, 2)
    for stray in (-0.1, 200.1, float("nan")):
        with pytest.raises(ValueError, match="strays"):
            grid.count(np.array([stray]), np.array([50.0]))


def test_no_points_make_no_grid() -> None:
    with pytest.raises(ValueError, match="No points"):
        Grid.around(np.zeros(0), np.zeros(0), 100.0)
