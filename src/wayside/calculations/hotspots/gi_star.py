"""Getis-Ord Gi*: cells whose 3 x 3 neighbourhood holds more (or less) than chance would.

Binary weights on a cell and its queen neighbours (star: the cell itself included). With n cells,
mean m and population variance v of the counts, and k cells in the neighbourhood (9 inside, 6 at
an edge, 4 in a corner):

    z = (sum of neighbourhood - k m) / sqrt(v k (n - k) / (n - 1))

the analytic form of Ord and Getis (1995), Geographical Analysis 27(4), equal to that of PySAL
esda with ``lat2W(rows, columns, rook=False)``, ``transform="B"``, ``star=True``. Integer counts
are summed exactly.

p-values ask how often a neighbourhood of k cells drawn at random from the same counts would hold
as much. For counts with a few very busy cells that distribution is skewed, and the normal tail
calls far too many cells hot. The default therefore takes a gamma (Pearson type III) with the same
mean, variance and skewness (moments of sampling without replacement); the plain normal is there to
compare with other software. Neither asks why the cells are busy, and neighbouring cells share
most of their counts: read them with the false-discovery control (``discovery``).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from .arrays import Bools, Floats


class Tail(StrEnum):
    """Which departures count: hot cells only, cold cells only, or both."""

    HOT = "hot"
    COLD = "cold"
    BOTH = "both"


class Reference(StrEnum):
    """The distribution that z is held against."""

    SKEWED = "skewed"
    NORMAL = "normal"


@dataclass(frozen=True, slots=True, eq=False)
class GiStar:
    """z scores on the grid, shape (rows, columns); NaN for cells outside the study area.

    cells: number of cells compared; mean, variance, skewness: of their counts.
    size: how many cells each neighbourhood holds, shape as z.
    """

    z: Floats
    size: Floats
    cells: int
    mean: float
    variance: float
    skewness: float

    def p_values(self, tail: Tail = Tail.HOT, reference: Reference = Reference.SKEWED) -> Floats:
        """p of each cell, shape as z, NaN where z is.

        HOT: chance of so high a z or higher; COLD: of so low a one or lower; BOTH: twice the
        smaller, at most 1. (esda's ``p_norm`` is the normal chance of more than |z|: it looks
        two-sided, but is half of BOTH.)
        """
        hot, cold = self._tails(reference)
        if tail is Tail.BOTH:
            both: Floats = np.minimum(1.0, 2 * np.minimum(hot, cold))
            return both
        return hot if tail is Tail.HOT else cold

    def _tails(self, reference: Reference) -> tuple[Floats, Floats]:
        """Upper and lower tail of z."""
        from scipy.special import gammainc, gammaincc, ndtr  # slow to import: only when needed

        skew = self._neighbourhood_skewness()
        upper, lower = np.asarray(ndtr(-self.z)), np.asarray(ndtr(self.z))
        if reference is Reference.NORMAL:
            return upper, lower
        curved = np.abs(skew) > 1e-3  # below that the gamma is the normal, and its shape explodes
        shape = 4 / skew[curved] ** 2
        at = np.maximum(0.0, shape + np.sign(skew[curved]) * self.z[curved] * np.sqrt(shape))
        above, below = gammaincc(shape, at), gammainc(shape, at)
        upper[curved] = np.where(skew[curved] > 0, above, below)
        lower[curved] = np.where(skew[curved] > 0, below, above)
        return upper, lower

    def _neighbourhood_skewness(self) -> Floats:
        """Skewness of the sum of ``size`` cells drawn without replacement, 0 where undefined."""
        n, k = float(self.cells), self.size
        if n < 3:
            return np.zeros(k.shape)
        with np.errstate(divide="ignore", invalid="ignore"):
            factor = (n - 2 * k) * np.sqrt(n - 1) / ((n - 2) * np.sqrt(k * (n - k)))
        return np.where(np.isfinite(factor) & ~np.isnan(self.z), factor * self.skewness, 0.0)


def gi_star(counts: Floats, inside: Bools | None = None) -> GiStar:
    """Compute Gi* for counts (or weight sums) on a grid, shape (rows, columns).

    inside: the cells of the study area, same shape; others are neither compared nor neighbours.
    Without variation (or with fewer than two cells) nothing can be hot: z is 0 throughout.
    Errors: ``ValueError`` for another shape of ``inside`` or counts that are not finite.
    """
    if counts.ndim != 2 or (inside is not None and inside.shape != counts.shape):
        raise ValueError("Counts and study area must be grids of the same shape.")
    values = counts.astype(np.float64, copy=False)
    if inside is None:
        cells, size = values.size, np.outer(_span(values.shape[0]), _span(values.shape[1]))
    else:
        values = np.where(inside, values, 0.0)
        cells, size = int(inside.sum()), neighbourhood_sums(inside.astype(np.float64))
    mean, variance, skewness = _moments(values, cells)
    z = _z_scores(values, size, cells, mean, variance)
    if inside is not None:
        z[~inside] = np.nan
    return GiStar(z, size, cells, mean, variance, skewness)


def _moments(values: Floats, cells: int) -> tuple[float, float, float]:
    """Mean, population variance and skewness of ``cells`` cells (those beyond hold 0)."""
    flat = values.ravel()
    squares = float(
        np.einsum("i,i->", flat, flat)
    )  # not BLAS: its threads cost more than they save
    if not np.isfinite(squares):
        raise ValueError("Counts must be finite.")
    if not cells:
        return 0.0, 0.0, 0.0
    mean = float(flat.sum()) / cells
    variance = squares / cells - mean**2
    if variance <= 1e-12 * mean**2:
        return mean, 0.0, 0.0
    cubes = float(np.einsum("i,i,i->", flat, flat, flat)) / cells
    return mean, variance, (cubes - 3 * mean * variance - mean**3) / variance**1.5


def _z_scores(values: Floats, size: Floats, cells: int, mean: float, variance: float) -> Floats:
    """z for every cell; 0 where nothing varies or the neighbourhood is the whole area."""
    if cells < 2 or not variance:
        return np.zeros(values.shape)
    spread = size * (cells - size)
    spread *= variance / (cells - 1)
    np.sqrt(spread, out=spread)
    z = neighbourhood_sums(values)
    z -= size * mean
    with np.errstate(divide="ignore", invalid="ignore"):
        z /= spread
    z[spread == 0] = 0.0
    return z


def _span(length: int) -> Floats:
    """How many of three neighbours in a row exist at each position: 2 at the ends, else 3."""
    position = np.arange(length)
    inner = np.asarray([position > 0, position < length - 1], dtype=np.float64)
    span: Floats = 1.0 + inner[0] + inner[1]
    return span


def neighbourhood_sums(values: Floats) -> Floats:
    """Sum over each cell and its eight neighbours, shape kept; outside the grid lies nothing.

    Done as two passes of shifted additions, exact for integers.
    """
    across = values.copy()
    across[:, 1:] += values[:, :-1]
    across[:, :-1] += values[:, 1:]
    both = across.copy()
    both[1:] += across[:-1]
    both[:-1] += across[1:]
    return both
