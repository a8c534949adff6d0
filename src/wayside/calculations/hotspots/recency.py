"""How much an event counts: its kind's weight times its recency.

The recency kernel is hyperbolic, ``half / (half + age)``: with ``half`` = 120 days an event of
today counts 1, one of four months ago a half, one of a year ago a quarter, one of two years ago a
seventh. It forgets fast at first and slowly later (as an equal mixture of short and long
exponential memories does), so one setting serves busy and quiet areas. How it was chosen:
docs/hotspot-accuracy.md.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from .arrays import Floats
from .events import Events

HALF_AGE_DAYS = 120.0


def recency(age_days: Floats, half_age_days: float = HALF_AGE_DAYS) -> Floats:
    """Return the recency weight in (0, 1] for ages in days (>= 0), shape kept.

    Errors: ``ValueError`` when the half age is not above 0.
    """
    if not half_age_days > 0:
        raise ValueError("The half age must be above 0 days.")
    return half_age_days / (half_age_days + age_days)


def kind_weights(kinds: tuple[str, ...], table: Mapping[str, float] | None = None) -> Floats:
    """Weight per kind from a partnership's table; a kind the table leaves out weighs 1.

    A weight of 0 takes a kind out of the score, though its events are still listed.
    Errors: ``ValueError`` for a weight below 0 or not finite.
    """
    table = table or {}
    for name, weight in table.items():
        if not (np.isfinite(weight) and weight >= 0):
            raise ValueError(f"The weight of {name!r} is {weight}: it must be 0 or above.")
    return np.array([table.get(name, 1.0) for name in kinds], dtype=np.float64)


def event_scores(
    events: Events,
    as_of: np.datetime64,
    weights: Mapping[str, float] | None = None,
    half_age_days: float = HALF_AGE_DAYS,
) -> Floats:
    """What each event adds to its place's score, shape (n,): kind weight times recency.

    The only score in the product: the ranking and the accuracy benchmark both add up these.
    Events must lie before ``as_of``; the caller leaves later ones out.
    """
    by_kind = kind_weights(events.kinds, weights)
    return by_kind[events.kind] * recency(events.age_days(as_of), half_age_days)
