"""The kernel surface is the sum of kernels, and loses no event."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.examples import examples

from wayside.calculations.hotspots import Grid, Kernel, kernel_surface
from wayside.calculations.hotspots.arrays import Floats


def exact(grid: Grid, x: Floats, y: Floats, bandwidth: float, kernel: Kernel) -> Floats:
    """Sum of kernels at each cell centre, straight from the formula, per square kilometre."""
    columns, rows = grid.centres()
    square = (columns[None, :, None] - x) ** 2 + (rows[:, None, None] - y) ** 2
    u = square / bandwidth**2
    if kernel is Kernel.GAUSSIAN:
        density = np.exp(-u / 2) / (2 * np.pi * bandwidth**2)
    else:
        density = np.maximum(0, 1 - u) * 2 / (np.pi * bandwidth**2)
    total: Floats = density.sum(axis=2) * 1e6
    return total


@pytest.mark.parametrize("kernel", list(Kernel))
def test_points_on_cell_centres_give_the_exact_sum_of_kernels(kernel: Kernel) -> None:
    random = np.random.default_rng(1)
    x, y = (random.integers(20, 40, 50).astype(np.float64) * 50 + 25 for _ in range(2))
    grid = Grid.around(x, y, 50.0, margin_cells=8)
    found = kernel_surface(grid, x, y, bandwidth_m=180.0, kernel=kernel)
    expected = exact(grid, x, y, 180.0, kernel)
    np.testing.assert_allclose(found, expected, atol=4e-4 * float(found.max()))


@pytest.mark.parametrize("kernel", list(Kernel))
def test_any_points_come_within_two_per_cent_of_the_peak(kernel: Kernel) -> None:
    random = np.random.default_rng(2)
    x, y = random.normal(2_000, 300, 400), random.normal(2_000, 300, 400)
    grid = Grid.around(x, y, 50.0, margin_cells=8)
    found = kernel_surface(grid, x, y, bandwidth_m=300.0, kernel=kernel)
    assert np.abs(found - exact(grid, x, y, 300.0, kernel)).max() < 0.02 * found.max()


@examples(30)
@given(seed=st.integers(0, 500), number=st.integers(1, 200))
def test_the_surface_adds_up_to_the_events(seed: int, number: int) -> None:
    random = np.random.default_rng(seed)
    x, y, weight = (random.uniform(0, 3_000, number) for _ in range(3))
    grid = Grid.around(x, y, 50.0, margin_cells=26)
    found = kernel_surface(grid, x, y, bandwidth_m=300.0, kernel=Kernel.GAUSSIAN, weights=weight)
    assert found.sum() * 0.05**2 == pytest.approx(weight.sum(), rel=2e-3)


def test_a_weight_of_two_is_as_good_as_two_events() -> None:
    x = y = np.array([500.0, 720.0])
    grid = Grid.around(x, y, 100.0, margin_cells=4)
    twice = kernel_surface(grid, np.repeat(x, 2), np.repeat(y, 2))
    np.testing.assert_allclose(kernel_surface(grid, x, y, weights=np.full(2, 2.0)), twice)


def test_a_kernel_wider_than_the_grid_still_works() -> None:
    grid = Grid(0.0, 0.0, 100.0, 2, 3)
    found = kernel_surface(grid, np.array([150.0]), np.array([50.0]), bandwidth_m=900.0)
    assert found.shape == (2, 3)
    assert found.argmax() == 1


@pytest.mark.parametrize("bandwidth", [0.0, -1.0, float("nan")])
def test_a_bandwidth_not_above_nought_is_refused(bandwidth: float) -> None:
    with pytest.raises(ValueError, match="bandwidth"):
        kernel_surface(Grid(0, 0, 1, 1, 1), np.zeros(1), np.zeros(1), bandwidth_m=bandwidth)


def test_points_off_the_grid_are_refused() -> None:
    with pytest.raises(ValueError, match="strays"):
        kernel_surface(Grid(0, 0, 100, 3, 3), np.array([400.0]), np.array([50.0]))
