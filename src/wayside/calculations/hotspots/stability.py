"""How sure is a rank? A seeded Poisson bootstrap over the events behind the places.

Each replicate lets every event count a Poisson(1) number of times, scores the places anew and
ranks them. Events of one place, kind weight and age band have nearly the same weight, so the sum
of their draws is one Poisson draw with their number as mean: the same distribution, far cheaper.
The interval is the band of ranks between the tail quantiles of the replicates.

Assumptions: events are independent; the discs stay where they are (the bootstrap ranks the
chosen places and the runners-up, it does not draw new discs). It therefore speaks of chance in
the counts, not of recording or effort. Reference: Hall and Miller (2009), Annals of Statistics
37(6B), on what a bootstrap of ranks can say; Hanley and MacGibbon (2006) on Poisson weights.
"""

from __future__ import annotations

import numpy as np

from .arrays import Floats, Ints

MOST_BANDS = 60
SHORTEST_BAND_DAYS = 7.0


def rank_intervals(
    place: Ints,
    scores: Floats,
    age_days: Floats,
    weight_class: Ints,
    places: int,
    *,
    replicates: int,
    confidence: float,
    seed: int,
) -> tuple[Ints, Ints]:
    """Lowest and highest plausible rank (1 is best) of each place, two arrays (places,).

    place: number of each event's place 0..places-1, shape (n,); scores, age_days and weight_class
    (events of one class have kinds of equal weight): likewise.
    Same input and seed give the same answer, whatever the order of the events.
    """
    if not places:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    group, mean, number = _groups(place, scores, age_days, weight_class)
    draws = np.random.default_rng(seed).poisson(number, size=(replicates, len(number)))
    starts = np.flatnonzero(np.diff(group, prepend=-1))
    drawn = np.zeros((replicates, places))
    drawn[:, group[starts]] = np.add.reduceat(draws * mean, starts, axis=1)
    order = np.argsort(-drawn, axis=1, kind="stable")
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, np.arange(1, places + 1)[None, :], axis=1)
    tail = (1 - confidence) / 2
    low = np.quantile(ranks, tail, axis=0, method="lower")
    high = np.quantile(ranks, 1 - tail, axis=0, method="higher")
    observed = np.arange(1, places + 1)
    return np.minimum(low, observed), np.maximum(high, observed)


def _groups(
    place: Ints, scores: Floats, age_days: Floats, weight_class: Ints
) -> tuple[Ints, Floats, Floats]:
    """Gather events by place, kind and age band: place, mean score and number of each group."""
    span = float(age_days.max(initial=0.0))
    width = max(SHORTEST_BAND_DAYS, span / MOST_BANDS)
    band = (age_days / width).astype(np.int64)
    bands, classes = int(band.max(initial=0)) + 1, int(weight_class.max(initial=0)) + 1
    key, inverse = np.unique((place * classes + weight_class) * bands + band, return_inverse=True)
    number = np.bincount(inverse).astype(np.float64)
    mean = np.bincount(inverse, weights=scores).round(9) / number
    return key // (classes * bands), mean, number
