"""Hot spots for pages, commands and the week's plan."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from wayside.access.actor import Actor
from wayside.crime.hotspots.facts import PlaceFacts
from wayside.crime.hotspots.runs import run_of
from wayside.crime.hotspots.sentences import reasons_in_words
from wayside.crime.hotspots.settings import Settings, settings_of
from wayside.crime.hotspots.source import Holdings, holdings_of
from wayside.crime.hotspots.terms import Terms
from wayside.crime.hotspots.vocabulary import Variant
from wayside.crime.models import HotspotPlace, HotspotRun, MarkedPlace
from wayside.partners.models import Area
from wayside.partners.vocabulary import AreaLevel


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
    terms = Terms.from_json(run.terms)
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


def marked_places(scope: Scope, *, visible_to: Actor) -> QuerySet[MarkedPlace]:
    """The marked places still in use there that the actor may see."""
    areas = visible_to.area_ids
    found = MarkedPlace.objects.filter(area=scope.borough, retired_at__isnull=True).filter(
        Q(area__in=areas) | Q(ward__in=areas)
    )
    if scope.ward:
        found = found.filter(ward=scope.ward)
    return found.select_related("agency", "ward", "marked_by")


def current_run(scope: Scope, terms: Terms, holdings: Holdings, *, now: datetime) -> HotspotRun:
    """The run of these terms, worked out if nobody has asked before."""
    return run_of(scope.borough, holdings, terms, now=now)


def settings_for(scope: Scope, holdings: Holdings) -> Settings:
    """What counts in the scope's borough."""
    return settings_of(scope.borough, holdings)
