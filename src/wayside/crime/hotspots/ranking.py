"""From recorded rows to ranked places with the facts behind each, in both variants."""

from dataclasses import dataclass
from typing import Any, TypedDict

import numpy as np

from wayside.calculations.hotspots import (
    Events,
    Place,
    PlaceMove,
    PlaceSettings,
    Precision,
    Ranking,
    compare_rankings,
    rank_places,
    sort_degrees,
    suggested_cell_m,
)
from wayside.crime.hotspots import facts
from wayside.crime.hotspots.ground import Ground, place_label
from wayside.crime.hotspots.recorded import Column, Recorded
from wayside.crime.hotspots.terms import Terms
from wayside.crime.hotspots.vocabulary import Variant

MOST_PLACES = 50
RUNNERS_UP = 20


class RankedPlace(TypedDict):
    """One place with what a page, a plan and an export need of it."""

    variant: str
    rank: int
    label: str
    ward_slug: str
    ward_name: str
    longitude: float
    latitude: float
    radius_m: float
    score: float
    count: int
    rank_low: int
    rank_high: int
    facts: dict[str, Any]
    rows: list[int]


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """The rows that count, projected, beside the rows set aside for stray coordinates."""

    read: int
    recorded: Recorded
    events: Events
    x: Column
    y: Column
    cell_m: float | None
    set_aside: dict[str, list[int]]
    searches_x: Column
    searches_y: Column
    searches_when: Column


def count(recorded: Recorded, ground: Ground, terms: Terms) -> Counted:
    """Set strays aside, keep what counts under the terms, and project it."""
    as_of = np.datetime64(terms.as_of)
    known = recorded.where(recorded.before(as_of) & _within_window(recorded, terms))
    sorting = sort_degrees(known.longitude, known.latitude, ground.bounds)
    counts = known.of_kinds(frozenset(kind.key for kind in terms.kinds))
    set_aside = {
        reason.value: known.row[rows[counts[rows]]].tolist()
        for reason, rows in sorting.set_aside.items()
    }
    kept = known.where(sorting.kept)
    kept_counts = counts[sorting.kept]
    mine = kept.where(kept_counts)
    x, y = ground.project(mine.longitude, mine.latitude)
    searches = kept.where(_searches(kept))
    searches_x, searches_y = ground.project(searches.longitude, searches.latitude)
    suggested = suggested_cell_m(x, y)
    return Counted(
        read=len(recorded),
        recorded=mine,
        events=_events(mine, x, y),
        x=x,
        y=y,
        cell_m=None if suggested is None else float(terms.unit_m),
        set_aside={reason: rows for reason, rows in set_aside.items() if rows},
        searches_x=searches_x,
        searches_y=searches_y,
        searches_when=searches.when,
    )


def _within_window(recorded: Recorded, terms: Terms) -> Column:
    first = terms.first_month
    if first is None:
        return np.ones(len(recorded), dtype=np.bool_)
    inside: Column = recorded.when >= np.datetime64(first).astype("datetime64[s]")
    return inside


def _searches(recorded: Recorded) -> Column:
    """Stops and searches with their time: when police work a place, not when harm happens."""
    searches = np.array([kind.startswith("stop_search:") for kind in recorded.kinds], dtype=bool)
    if not len(searches):
        return np.zeros(len(recorded), dtype=np.bool_)
    timed: Column = searches[recorded.kind] & recorded.timed
    return timed


def _events(mine: Recorded, x: Column, y: Column) -> Events:
    precise = bool(len(mine)) and bool(mine.timed.all())
    return Events(
        x=x,
        y=y,
        when=mine.when,
        kind=mine.kind,
        kinds=mine.kinds,
        row=np.arange(len(mine)),
        timed=mine.timed,
        precision=Precision.TIME if precise else Precision.MONTH,
    )


def rank_both(
    counted: Counted, ground: Ground, terms: Terms
) -> tuple[dict[Variant, Ranking], list[RankedPlace]]:
    """Rank with and without police-generated records; each place knows its other rank."""
    as_of = np.datetime64(terms.as_of)
    settings = PlaceSettings(
        top=MOST_PLACES,
        runners_up=RUNNERS_UP,
        radius_m=float(terms.radius_m),
        spacing_m=float(max(terms.spacing_m, 2 * terms.radius_m)),
        half_age_days=terms.half_age_days,
        cell_m=counted.cell_m,
        weights=terms.weights,
    )
    whole = rank_places(counted.events, as_of, settings)
    kept = counted.events.where(~counted.events.of_kinds(terms.police_keys))
    without = rank_places(kept, as_of, settings)
    rankings = {Variant.ALL: whole, Variant.WITHOUT_POLICE: without}
    moves = {
        Variant.ALL: compare_rankings(whole, without),
        Variant.WITHOUT_POLICE: compare_rankings(without, whole),
    }
    places = [
        _place(move.before, move, variant=variant, counted=counted, ground=ground, terms=terms)
        for variant in Variant
        for move in moves[variant]
        if move.before
    ]
    return rankings, places


def _place(
    place: Place,
    move: PlaceMove,
    *,
    variant: Variant,
    counted: Counted,
    ground: Ground,
    terms: Terms,
) -> RankedPlace:
    longitude, latitude = ground.degrees(place.x, place.y)
    ward = ground.ward_at(longitude, latitude)
    mine = counted.recorded.where(place.rows)
    distance = np.hypot(counted.x[place.rows] - place.x, counted.y[place.rows] - place.y)
    return RankedPlace(
        variant=variant,
        rank=place.rank,
        label=place_label(mine, distance, counted.cell_m or 0.0, ward),
        ward_slug=ward.slug if ward else "",
        ward_name=ward.name if ward else "",
        longitude=float(longitude),
        latitude=float(latitude),
        radius_m=place.radius_m,
        score=round(place.score, 3),
        count=place.count,
        rank_low=place.rank_low,
        rank_high=place.rank_high,
        facts=facts.of_place(place, move, _searches_near(place, counted), terms).as_json(),
        rows=mine.row.tolist(),
    )


def _searches_near(place: Place, counted: Counted) -> Column:
    near = np.hypot(counted.searches_x - place.x, counted.searches_y - place.y) <= place.radius_m
    found: Column = counted.searches_when[near]
    return found
