"""False-discovery control: of the cells called hot, at most a share ``rate`` wrongly so.

Testing thousands of cells at 5% calls hundreds hot by chance. Benjamini and Hochberg (1995)
control the expected share of false calls when tests are independent or positively dependent, as
Gi* of overlapping neighbourhoods is (Caldas de Castro and Singer 2006, Geographical Analysis 38);
it is the default. Benjamini and Yekutieli (2001) holds under any dependence and is offered for
the careful reader; it is stricter by a factor of about ln(number of cells).
"""

from __future__ import annotations

from enum import StrEnum

import numpy as np

from .arrays import Floats


class Control(StrEnum):
    """Which procedure adjusts the p-values."""

    BENJAMINI_HOCHBERG = "bh"
    BENJAMINI_YEKUTIELI = "by"


def adjusted_p(p_values: Floats, control: Control = Control.BENJAMINI_HOCHBERG) -> Floats:
    """Return adjusted p-values (q), shape kept: a cell is called hot when q <= the rate wanted.

    NaN (outside the study area) stays NaN and is not counted as a test.
    Errors: ``ValueError`` for p outside [0, 1].
    """
    adjusted = np.full(p_values.shape, np.nan)
    tested = ~np.isnan(p_values)
    p = p_values[tested]
    if not len(p):
        return adjusted
    if p.min() < 0 or p.max() > 1:
        raise ValueError("p-values lie between 0 and 1.")
    order = np.argsort(p, kind="stable")
    rank = np.arange(1, len(p) + 1)
    factor = len(p) / rank
    if control is Control.BENJAMINI_YEKUTIELI:
        factor = factor * (1 / rank).sum()
    stepped = np.minimum.accumulate((p[order] * factor)[::-1])[::-1]
    q = np.empty_like(p)
    q[order] = np.minimum(stepped, 1.0)
    adjusted[tested] = q
    return adjusted
