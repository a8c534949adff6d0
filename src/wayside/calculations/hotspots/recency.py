"""How much an event counts: its kind's weight times its recency.

Recency is a mixture of four memories, each forgetting by half in its own time:

    weight of an event of age t = sum over memories of share x 2^(-t / half life) / S

where S is the sum of kind weight x 2^(-t / half life) over all events of the area, so that each
memory hands out exactly its share. The scores of all events add up to 100: a place's score is its
per cent of the area's recency-weighted events.

One number sets the pace, the age at which an event counts half of one of today (where events come
steadily). The default, 56 days, has memories that halve in 4, 13, 52 and 208 weeks. Four rather
than one, because one must be chosen short for a busy area that moves and long for a quiet one that
does not; the mixture does well in both without being tuned. How it was chosen, and what it beat:
docs/hotspot-accuracy.md.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from .arrays import Floats
from .events import Events

HALF_AGE_DAYS = 56.0
# Half life as a multiple of the half age, and the share of each memory.
MEMORIES = ((0.5, 0.1), (1.625, 0.2), (6.5, 0.4), (26.0, 0.3))


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
    """What each event adds to its place's score, shape (n,), adding up to 100.

    The only score in the product: the ranking and the accuracy benchmark both add up these.
    Events must lie before ``as_of``; the caller leaves later ones out. All 0 when no event weighs
    anything.
    Errors: ``ValueError`` when the half age is not above 0 (or not finite).
    """
    if not 0 < half_age_days < np.inf:
        raise ValueError("The half age must be above 0 days.")
    weight = kind_weights(events.kinds, weights)[events.kind]
    if not weight.any():
        return np.zeros(len(events))
    age = events.age_days(as_of)
    age = age - age[weight > 0].min()  # cancels in the sum, and keeps very old events above 0
    scores = np.zeros(len(events))
    for half_life, share in MEMORIES:
        kept = weight * np.exp2(-age / (half_life * half_age_days))
        scores += 100 * share / kept.sum() * kept
    return scores
