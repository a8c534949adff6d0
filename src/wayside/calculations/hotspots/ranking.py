"""Places for patrols: ranked, each with its reasons and the rows behind it.

Score of an event = weight of its kind x recency, as a share of the area's (``recency``). Units
(street points or cells) add up their events, a place adds up the units within its radius, and
places are chosen from the best downwards with their centres at least the spacing apart
(``selection``). Recorded events follow police effort as well as what happens: the ranking says
where records gather, not why.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from .arrays import Floats, Ints
from .change import Change, compare_rates
from .events import Events
from .reasons import Reasons, reasons_of_places
from .recency import event_scores, kind_weights
from .selection import choose_centres, disc_scores, place_of_units
from .settings import PlaceSettings
from .stability import rank_intervals
from .units import Units, street_units
from .windows import trend_windows


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """One ranked place.

    x, y: the centre, a street unit, in metres. score: its per cent of the area's
    recency-weighted events. count: events behind it. rows: the caller's row ids of those
    events, newest first. centre_row: the newest row at the centre itself, to name it by.
    rank_low, rank_high: the rank interval at the settings' confidence (1 is best).
    """

    rank: int
    x: float
    y: float
    radius_m: float
    score: float
    count: int
    rank_low: int
    rank_high: int
    reasons: Reasons
    rows: Ints = field(repr=False)
    centre_row: int


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """The places with what they were made from.

    events: how many were counted; later: events at or after ``as_of``, left out.
    score_share: share of the whole area's score that the places hold together.
    area_change: the trend of all counted events, to hold a place's trend against.
    """

    places: tuple[Place, ...]
    settings: PlaceSettings
    as_of: np.datetime64
    events: int
    later: int
    units: int
    score_share: float
    area_change: Change


def rank_places(
    events: Events, as_of: np.datetime64, settings: PlaceSettings | None = None
) -> Ranking:
    """Rank the places of ``events`` as known at ``as_of`` (exclusive: only earlier events count).

    Deterministic: the same events, in any order, give the same ranking. No events, no places.
    Errors: ``ValueError`` for settings or weights that make no sense.
    """
    settings = settings or PlaceSettings()
    as_of = as_of.astype("datetime64[s]")
    past = events.where(events.when < as_of)
    scores = event_scores(past, as_of, settings.weights, settings.half_age_days)
    units = street_units(past.x, past.y, settings.cell_m)
    centres, total = _discs(units, scores, settings)
    whole = float(scores.sum())
    top = min(settings.top, len(centres))
    return Ranking(
        places=_places(past, as_of, scores, units, centres=centres, total=total, settings=settings),
        settings=settings,
        as_of=as_of,
        events=len(past),
        later=len(events) - len(past),
        units=len(units),
        score_share=float(total[:top].sum()) / whole if whole else 0.0,
        area_change=_area_change(past, as_of, settings),
    )


def _places(
    past: Events,
    as_of: np.datetime64,
    scores: Floats,
    units: Units,
    *,
    centres: Ints,
    total: Floats,
    settings: PlaceSettings,
) -> tuple[Place, ...]:
    """Give each chosen centre (unit number) its reasons, rows and rank interval."""
    top = min(settings.top, len(centres))
    inside = place_of_units(units, centres, settings.radius_m)[units.of_event]
    low, high = _rank_intervals(
        past, past.age_days(as_of), scores, inside, places=len(centres), settings=settings
    )
    reasons = reasons_of_places(past, as_of, scores, inside, top=top, settings=settings)
    rows, centre_rows = _rows(past, units, inside, centres, top)
    return tuple(
        Place(
            rank=number + 1,
            x=float(units.x[centre]),
            y=float(units.y[centre]),
            radius_m=settings.radius_m,
            score=float(total[number]),
            count=len(rows[number]),
            rank_low=int(low[number]),
            rank_high=int(high[number]),
            reasons=reasons[number],
            rows=rows[number],
            centre_row=centre_rows[number],
        )
        for number, centre in enumerate(centres[:top])
    )


def _discs(units: Units, scores: Floats, settings: PlaceSettings) -> tuple[Ints, Floats]:
    """Centres of the places and runners-up (unit numbers) and their scores."""
    disc = disc_scores(units, units.total(scores), settings.radius_m)
    most = settings.top + settings.runners_up
    centres = choose_centres(units, disc, settings.spacing_m, most)
    return centres, disc[centres]


def _rank_intervals(
    past: Events,
    age_days: Floats,
    scores: Floats,
    inside: Ints,
    *,
    places: int,
    settings: PlaceSettings,
) -> tuple[Ints, Ints]:
    """Bootstrap the ranks of all chosen places from the events inside them."""
    chosen = inside >= 0
    return rank_intervals(
        inside[chosen],
        scores[chosen],
        age_days[chosen],
        _weight_class(past, settings)[chosen],
        places,
        replicates=settings.replicates,
        confidence=settings.confidence,
        seed=settings.seed,
    )


def _weight_class(past: Events, settings: PlaceSettings) -> Ints:
    """Number each event by its kind's weight: kinds of one weight are alike to the bootstrap."""
    _, number = np.unique(kind_weights(past.kinds, settings.weights), return_inverse=True)
    return number.astype(np.int64)[past.kind]


def _rows(
    past: Events, units: Units, inside: Ints, centres: Ints, top: int
) -> tuple[list[Ints], list[int]]:
    """Row ids of each place's events, newest first, and the newest at each centre."""
    newest_first = np.lexsort((past.row, -past.when.astype(np.int64)))
    newest_first = newest_first[(inside >= 0)[newest_first]]
    place = inside[newest_first]
    rows = [past.row[newest_first[place == number]] for number in range(top)]
    unit = units.of_event[newest_first]
    centre_rows = [
        int(past.row[newest_first[np.argmax(unit == centre)]]) for centre in centres[:top]
    ]
    return rows, centre_rows


def _area_change(past: Events, as_of: np.datetime64, settings: PlaceSettings) -> Change:
    """The trend of everything counted."""
    window = trend_windows(past, as_of, settings.recent_days, settings.earlier_days)
    (change,) = compare_rates(
        int(window.recent.sum()),
        int(window.earlier.sum()),
        window.recent_days,
        window.earlier_days,
        settings.confidence,
    )
    return change
