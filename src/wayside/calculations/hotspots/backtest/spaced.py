"""The hit rate of the spaced places themselves: discs, not cells, so beside and not among them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..arrays import Bools, Floats, Ints
from ..events import Events
from ..recency import event_scores
from ..selection import choose_centres, disc_scores
from ..settings import PlaceSettings
from ..units import Units, street_units, suggested_cell_m
from .evaluation import CEILING, Backtest
from .periods import Period

SPACED = "wayside_spaced"


def run_spaced(
    events: Events, periods: Sequence[Period], ks: Sequence[int], settings: PlaceSettings
) -> Backtest:
    """Share of each period's events inside the best k places, chosen as ``rank_places`` does.

    A disc of 150 m covers about three cells of 150 m, so set the figure against its own ceiling:
    k places chosen in hindsight, by the same greedy rule, from the period's own events.
    """
    names = (SPACED, CEILING)
    hits = {name: {k: np.zeros(len(periods), dtype=np.int64) for k in ks} for name in names}
    total = np.zeros(len(periods), dtype=np.int64)
    most = max(ks)
    for number, period in enumerate(periods):
        past = events.where(events.when < period.start)
        coming = events.where((events.when >= period.start) & (events.when < period.end))
        total[number] = len(coming)
        scores = event_scores(past, period.start, settings.weights, settings.half_age_days)
        known = _centres(past, scores, most, settings)
        hindsight = _centres(coming, np.ones(len(coming)), most, settings)
        for name, centres in zip(names, (known, hindsight), strict=True):
            first = _first_place(coming, centres, settings.radius_m)
            for k in ks:
                hits[name][k][number] = int((first < k).sum())
    return Backtest(hits, total)


def _centres(
    events: Events, scores: Floats, most: int, settings: PlaceSettings
) -> tuple[Floats, Floats]:
    """x and y of up to ``most`` spaced centres."""
    units: Units = street_units(events.x, events.y, suggested_cell_m(events.x, events.y))
    disc = disc_scores(units, units.total(scores), settings.radius_m)
    chosen = choose_centres(units, disc, settings.spacing_m, most)
    return units.x[chosen], units.y[chosen]


def _first_place(events: Events, centres: tuple[Floats, Floats], radius_m: float) -> Ints:
    """Number of the best place that holds each event; a number beyond all places for none."""
    x, y = centres
    near: Bools = (events.x[:, None] - x) ** 2 + (events.y[:, None] - y) ** 2 <= (
        radius_m + 0.01
    ) ** 2
    none = np.iinfo(np.int64).max
    if not near.shape[1]:
        return np.full(len(events), none)
    return np.where(near.any(axis=1), near.argmax(axis=1), none)
