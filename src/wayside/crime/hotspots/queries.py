"""Hot spots for pages, commands and the week's plan."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from wayside.access.actor import Actor
from wayside.crime.hotspots.facts import PlaceFacts
from wayside.crime.hotspots.runs import (
    fingerprint_of,
    is_worked_out,
    layer_of,
    run_of,
    work_out_layers,
)
from wayside.crime.hotspots.sentences import reasons_in_words
from wayside.crime.hotspots.settings import Settings, settings_of
from wayside.crime.hotspots.source import Holdings, holdings_of, months_to_choose
from wayside.crime.hotspots.terms import Terms
from wayside.crime.hotspots.vocabulary import Layer, Variant
from wayside.crime.models import HotspotPlace, HotspotRun, MarkedPlace
from wayside.crime.queries import events
from wayside.partners.models import Area
from wayside.partners.vocabulary import AreaLevel, Dataset

# Ranking this many records takes a page two to three seconds; more are left to a job.
MOST_AT_ONCE = 400_000


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A place worth a patrol, with its reasons as sentences. ``rank_low`` to ``rank_high`` is
    where the rank falls in 19 of 20 resamples of the counts; ``run_id`` says which working-out
    it comes from."""

    rank: int
    label: str
    longitude: float
    latitude: float
    radius_m: float
    score: float
    count: int
    reasons: tuple[str, ...]
    rank_low: int
    rank_high: int
    ward_slug: str
    ward_name: str
    run_id: UUID


def suggestions(
    area: Area,
    as_of: date,
    *,
    now: datetime,
    top: int | None = None,
    without_police: bool = False,
) -> tuple[Suggestion, ...]:
    """The places that the counts suggest for an area, as known at ``as_of``.

    Only what happened before ``as_of`` counts; of data known by month, only months that had
    ended. ``top`` defaults to the programme's number of places. An area without data gives none.
    A ward gives the places of its borough that lie in it, with their ranks in the borough.
    """
    scope = scope_of(area)
    holdings = holdings_of(scope.borough)
    settings = settings_of(scope.borough, holdings)
    run = run_of(scope.borough, holdings, settings.terms(as_of), now=now)
    variant = Variant.WITHOUT_POLICE if without_police else Variant.ALL
    chosen = places(run, variant, scope=scope)[: top or settings.sizes.places_proposed]
    return as_suggestions(chosen, settings.terms(as_of))


def as_suggestions(chosen: Iterable[HotspotPlace], terms: Terms) -> tuple[Suggestion, ...]:
    """Ranked places with their reasons written out."""
    return tuple(_suggestion(place, terms) for place in chosen)


def _suggestion(place: HotspotPlace, terms: Terms) -> Suggestion:
    return Suggestion(
        rank=place.rank,
        label=place.label,
        longitude=place.longitude,
        latitude=place.latitude,
        radius_m=place.radius_m,
        score=place.score,
        count=place.count,
        reasons=reasons_in_words(PlaceFacts.from_json(place.facts), terms),
        rank_low=place.rank_low,
        rank_high=place.rank_high,
        ward_slug=place.ward_slug,
        ward_name=place.ward_name,
        run_id=place.run_id,
    )


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """The borough whose data and settings count, and the ward that is looked at, if one is."""

    area: Area
    borough: Area
    ward: Area | None


def scope_of(area: Area) -> Scope:
    """Recorded crime is held for boroughs; a ward looks at its own part of the borough's."""
    if area.level == AreaLevel.WARD and area.parent is not None:
        return Scope(area, area.parent, area)
    return Scope(area, area, None)


def places(run: HotspotRun, variant: str, *, scope: Scope) -> QuerySet[HotspotPlace]:
    """The ranked places of a run, without the ids of their rows."""
    found = run.places.filter(variant=variant).defer("rows").order_by("rank")
    return found.filter(ward_slug=scope.ward.slug) if scope.ward else found


def place_of(run: HotspotRun, variant: str, rank: int, *, scope: Scope) -> HotspotPlace | None:
    """One place of a run with the keys of its rows, or None where there is no such rank."""
    found = run.places.filter(variant=variant, rank=rank)
    if scope.ward:
        found = found.filter(ward_slug=scope.ward.slug)
    return found.first()


def layer(run: HotspotRun, name: Layer, variant: Variant = Variant.ALL) -> dict[str, Any]:
    """A layer's content; what is the same for both variants stands with the first."""
    return layer_of(run, name, variant)


def months_of(place: HotspotPlace) -> list[tuple[str, str, int]]:
    """(month, kind, records) of the rows behind a place, oldest first."""
    counts: Counter[tuple[str, str]] = Counter()
    for dataset, model in events.TABLES.items():
        own = [key // events.STEP for key in place.rows if key % events.STEP == _number(dataset)]
        if own:
            manager: Any = model._default_manager
            rows = manager.filter(id__in=own).values_list("extract__month", "kind")
            for month, kind, records in rows.annotate(records=Count("id")).order_by():
                counts[f"{month:%Y-%m}", f"{dataset}:{kind}"] += records
    return [(month, kind, records) for (month, kind), records in sorted(counts.items())]


def _number(dataset: Dataset) -> int:
    return events.NUMBERS[dataset]


def marked_places(scope: Scope, *, visible_to: Actor) -> QuerySet[MarkedPlace]:
    """The marked places still in use there that the actor may see, the next to review first."""
    return all_marks(scope, visible_to=visible_to).filter(retired_at__isnull=True)


def all_marks(scope: Scope, *, visible_to: Actor) -> QuerySet[MarkedPlace]:
    """The marked places there, retired ones too."""
    areas = visible_to.area_ids
    found = MarkedPlace.objects.filter(Q(area__in=areas) | Q(ward__in=areas), area=scope.borough)
    if scope.ward:
        found = found.filter(ward=scope.ward)
    return found.select_related("agency", "area", "ward", "marked_by", "retired_by").defer(
        "area__boundary", "ward__boundary"
    )


def newest_run(scope: Scope) -> HotspotRun | None:
    """The area's newest run, for its wards and streets; None before the first."""
    return HotspotRun.objects.filter(area=scope.borough).first()


@dataclass(frozen=True, slots=True)
class StreetPoint:
    """A named street point, to mark a place by without a map."""

    label: str
    longitude: float
    latitude: float


def street_points(scope: Scope) -> list[StreetPoint]:
    """The named street points of the area's newest run, by name; none before the first."""
    run = newest_run(scope)
    if run is None:
        return []
    ward = scope.ward.slug if scope.ward else ""
    return [
        StreetPoint(label, longitude, latitude)
        for label, longitude, latitude, slug in layer(run, Layer.STREETS)["streets"]
        if ward in ("", slug)
    ]


def current_run(scope: Scope, terms: Terms, holdings: Holdings, *, now: datetime) -> HotspotRun:
    """The run of these terms, worked out if nobody has asked before."""
    return run_of(scope.borough, holdings, terms, now=now)


def awaited(scope: Scope, terms: Terms, holdings: Holdings) -> str:
    """The fingerprint of a run that takes too long to be worked out while a page waits; blank
    when it is kept, or when the area holds few enough records."""
    if holdings.records <= MOST_AT_ONCE:
        return ""
    fingerprint = fingerprint_of(scope.borough, holdings, terms)
    return "" if is_worked_out(fingerprint) else fingerprint


def usual_run(area: Area, *, today: date, now: datetime) -> HotspotRun | None:
    """The run that a page without filters shows, worked out ahead of its first reader."""
    scope = scope_of(area)
    holdings = holdings_of(scope.borough)
    months = months_to_choose(holdings, today)
    terms = settings_of(scope.borough, holdings).terms(months[0]) if months else None
    return current_run(scope, terms, holdings, now=now) if terms and terms.kinds else None


def complete(run: HotspotRun) -> None:
    """To a large run add every layer: each would keep its first reader waiting for seconds."""
    if run.summary["read"] > MOST_AT_ONCE:
        work_out_layers(run)


def settings_for(scope: Scope, holdings: Holdings) -> Settings:
    """What counts in the scope's borough."""
    return settings_of(scope.borough, holdings)
