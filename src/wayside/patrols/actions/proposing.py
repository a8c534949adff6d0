"""Turns a proposed night into a patrol with its places."""

from datetime import datetime

from wayside.partners.models import Area
from wayside.partners.queries import wards
from wayside.patrols.actions import timing
from wayside.patrols.models import Patrol, PatrolPlace, Week
from wayside.patrols.proposals import ProposedPatrol, ProposedPlace
from wayside.patrols.ranking import Ranking, snapshot
from wayside.patrols.vocabulary import Source


def put_in(
    week: Week,
    proposed: ProposedPatrol,
    ranking: Ranking | None,
    now: datetime,
    *,
    into: Patrol | None = None,
) -> Patrol:
    """A patrol for one proposed night; one that was made ahead keeps its hours, for people know
    them."""
    patrol = into or Patrol.objects.create(
        week=week,
        date=proposed.date,
        starts_at=proposed.window.starts_at,
        ends_at=proposed.window.ends_at,
        seed=proposed.seed,
        created_at=now,
        updated_at=now,
    )
    known_wards = {ward.slug: ward for ward in wards(of=week.area)}
    PatrolPlace.objects.bulk_create(
        _place(patrol, each, position, ranking=ranking, known_wards=known_wards, now=now)
        for position, each in enumerate(proposed.places, start=1)
    )
    timing.draw(patrol, now)
    return patrol


def _place(
    patrol: Patrol,
    proposed: ProposedPlace,
    position: int,
    *,
    ranking: Ranking | None,
    known_wards: dict[str, Area],
    now: datetime,
) -> PatrolPlace:
    one = proposed.candidate
    counted = ranking is not None and one.source != Source.REPEATED
    return PatrolPlace(
        patrol=patrol,
        position=position,
        label=one.label,
        longitude=one.longitude,
        latitude=one.latitude,
        radius_m=one.radius_m,
        ward=known_wards.get(ranking.ward_of(one.key) if ranking else "")
        or ward_at(tuple(known_wards.values()), one.longitude, one.latitude),
        style=proposed.style,
        reason=" ".join(proposed.why)[:1000],
        source=one.source,
        suggestion=snapshot(one, ranking.as_of) if ranking and counted else None,
        fixed_start=proposed.fixed.starts_at if proposed.fixed else None,
        fixed_end=proposed.fixed.ends_at if proposed.fixed else None,
        created_at=now,
        updated_at=now,
    )


def ward_at(known: tuple[Area, ...], longitude: float, latitude: float) -> Area | None:
    """The ward that a position lies in."""
    from shapely import Point

    point = Point(longitude, latitude)
    return next((ward for ward in known if ward.shape and ward.shape.covers(point)), None)
