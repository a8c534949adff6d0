"""A smoothed surface of events per square kilometre, for the eye.

Points are shared out among the four nearest cell centres (linear binning), then each centre's
kernel is added up. The error of binning falls with (cell / bandwidth) squared: keep cells at a
third of the bandwidth or less. Kernels integrate to 1 in the plane:

    Epanechnikov, radius h:  2 / (pi h^2) (1 - d^2 / h^2)  for d < h
    Gaussian, deviation h:   1 / (2 pi h^2) exp(-d^2 / (2 h^2)), cut at 4 h

Reference: Silverman (1986), Density Estimation, ch. 4; Wand (1994) on linear binning.
Nothing is corrected at the edge of the study area: near it the surface is too low.
"""

from __future__ import annotations

from enum import StrEnum

import numpy as np

from .arrays import Floats
from .grid import CHUNK, Grid

GAUSSIAN_REACH = 4.0
SQUARE_KM = 1e6


class Kernel(StrEnum):
    """Shape of the kernel; the bandwidth is its radius or its standard deviation."""

    EPANECHNIKOV = "epanechnikov"
    GAUSSIAN = "gaussian"


def kernel_surface(
    grid: Grid,
    x: Floats,
    y: Floats,
    *,
    bandwidth_m: float = 300.0,
    kernel: Kernel = Kernel.EPANECHNIKOV,
    weights: Floats | None = None,
) -> Floats:
    """Return the density at cell centres, shape (rows, columns): events per square kilometre.

    weights: one per event (kind weights, recency), default 1. Points must lie on the grid.
    Errors: ``ValueError`` for a bandwidth not above 0 and for points outside the grid.
    """
    if not bandwidth_m > 0:
        raise ValueError("The bandwidth must be above 0 metres.")
    binned = share_out(grid, x, y, weights)
    if kernel is Kernel.GAUSSIAN:
        smooth = _gaussian(binned, bandwidth_m / grid.cell_m)
    else:
        smooth = _epanechnikov(binned, bandwidth_m / grid.cell_m)
    smooth *= SQUARE_KM / grid.cell_m**2
    return smooth


def share_out(grid: Grid, x: Floats, y: Floats, weights: Floats | None = None) -> Floats:
    """Share each point among the four nearest cell centres, shape (rows, columns).

    What falls beyond the outermost centres is lost to the edge: give the grid a margin.
    """
    width = grid.columns + 2
    total = np.zeros((grid.rows + 2) * width)
    for start in range(0, len(x), CHUNK):
        part = slice(start, start + CHUNK)
        across, up = grid.cells_across_and_up(np.asarray(x[part]), np.asarray(y[part]))
        across += 0.5
        up += 0.5
        column, number = across.astype(np.int64), up.astype(np.int64)
        across -= column
        up -= number
        number *= width
        number += column
        weight = None if weights is None else weights[part]
        for step, share in _shares(across, up, weight, width):
            np.add.at(total[step:], number, share)
    return total.reshape(grid.rows + 2, width)[1:-1, 1:-1].copy()


def _shares(
    across: Floats, up: Floats, weight: Floats | None, width: int
) -> list[tuple[int, Floats]]:
    """Offset and share of the four cells around each point; shares add up to the weight."""
    upper = up if weight is None else up * weight
    lower = 1.0 - up if weight is None else weight - upper
    upper_right, lower_right = upper * across, lower * across
    lower -= lower_right
    upper -= upper_right
    return [(0, lower), (1, lower_right), (width, upper), (width + 1, upper_right)]


def _epanechnikov(binned: Floats, radius: float) -> Floats:
    """Convolve with the Epanechnikov kernel of ``radius`` cells by shifted additions.

    The kernel is a few dozen cells for any sensible radius; each ring of equal distance is one
    pass, which beats a Fourier transform on such grids.
    """
    from scipy.ndimage import correlate1d  # scipy is slow to import: only when needed

    reach = int(radius)
    offset = np.arange(-reach, reach + 1, dtype=np.float64)
    out = np.zeros_like(binned)
    rows = len(binned)
    for dy in range(-reach, reach + 1):
        line = np.maximum(0.0, 1 - (offset**2 + dy**2) / radius**2) * 2 / (np.pi * radius**2)
        if not line.any() or abs(dy) >= rows:
            continue
        smoothed = correlate1d(binned, line, axis=1, mode="constant")
        out[max(0, -dy) : rows - max(0, dy)] += smoothed[max(0, dy) : rows - max(0, -dy)]
    return out


def _gaussian(binned: Floats, deviation: float) -> Floats:
    """Convolve with the Gaussian kernel, one axis after the other."""
    from scipy.ndimage import correlate1d  # scipy is slow to import: only when needed

    reach = int(np.ceil(GAUSSIAN_REACH * deviation))
    offset = np.arange(-reach, reach + 1, dtype=np.float64)
    line = np.exp(-0.5 * (offset / deviation) ** 2) / (np.sqrt(2 * np.pi) * deviation)
    across = correlate1d(binned, line, axis=1, mode="constant")
    return np.asarray(correlate1d(across, line, axis=0, mode="constant"))
