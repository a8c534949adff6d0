"""Why this place: the facts behind a rank, as values that a page turns into sentences.

A warning that the sentences should carry: places are chosen partly for their recent events, so
among the chosen a rise is more common than in the area at large (regression to the mean will
follow). The interval of the change covers chance in the counts, not that choosing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .arrays import Floats, Ints
from .change import Change, compare_rates
from .events import Events, Precision
from .rhythm import WeekRhythm, week_of
from .settings import PlaceSettings
from .windows import trend_windows


@dataclass(frozen=True, slots=True)
class KindCount:
    """One kind of event at a place: how many, and what they add to its score."""

    kind: str
    count: int
    score: float


@dataclass(frozen=True, slots=True, eq=False)
class Reasons:
    """The facts behind one place.

    what: kinds by falling score (then count, then name), only those present.
    first_month, last_month: datetime64[M] of the oldest and newest event here.
    months_with_events: calendar months with an event here; months_covered: calendar months with
    an event anywhere in the area up to ``as_of`` (months not delivered do not count).
    change: recent against earlier, with its interval. rhythm: None where no times are known.
    """

    what: tuple[KindCount, ...]
    count: int
    first_month: np.datetime64
    last_month: np.datetime64
    months_with_events: int
    months_covered: int
    change: Change
    rhythm: WeekRhythm | None
    precision: Precision


def reasons_of_places(
    past: Events,
    as_of: np.datetime64,
    scores: Floats,
    inside: Ints,
    *,
    top: int,
    settings: PlaceSettings,
) -> tuple[Reasons, ...]:
    """Reasons of places 0..top-1; ``inside`` holds each event's place (-1: none), shape (n,)."""
    here = np.flatnonzero((inside >= 0) & (inside < top))
    place = inside[here]
    changes = _changes(past, as_of, inside, top, settings)
    months = past.when.astype("datetime64[M]")
    covered = len(np.unique(months))
    kinds = _table(place, past.kind[here], top, len(past.kinds))
    by_score = _table(place, past.kind[here], top, len(past.kinds), scores[here])
    found = []
    for number in range(top):
        mine = here[place == number]
        own = np.unique(months[mine])
        found.append(
            Reasons(
                what=_what(past.kinds, kinds[number], by_score[number]),
                count=int(kinds[number].sum()),
                first_month=own[0],
                last_month=own[-1],
                months_with_events=len(own),
                months_covered=covered,
                change=changes[number],
                rhythm=week_of(past.when[mine[past.timed[mine]]]),
                precision=past.precision,
            )
        )
    return tuple(found)


def _table(
    place: Ints, code: Ints, places: int, codes: int, values: Floats | None = None
) -> Floats:
    """Cross table of place and code, shape (places, codes): sums of values, or counts."""
    flat = np.bincount(place * codes + code, weights=values, minlength=places * codes)
    return flat.reshape(places, codes).astype(np.float64)


def _what(names: tuple[str, ...], counts: Floats, scores: Floats) -> tuple[KindCount, ...]:
    present = [
        KindCount(names[i], int(counts[i]), float(scores[i])) for i in np.flatnonzero(counts)
    ]
    return tuple(sorted(present, key=lambda each: (-round(each.score, 9), -each.count, each.kind)))


def _changes(
    past: Events, as_of: np.datetime64, inside: Ints, top: int, settings: PlaceSettings
) -> tuple[Change, ...]:
    """Recent against earlier for each place."""
    window = trend_windows(past, as_of, settings.recent_days, settings.earlier_days)
    chosen = (inside >= 0) & (inside < top)
    return compare_rates(
        np.bincount(inside[chosen & window.recent], minlength=top),
        np.bincount(inside[chosen & window.earlier], minlength=top),
        window.recent_days,
        window.earlier_days,
        settings.confidence,
    )
