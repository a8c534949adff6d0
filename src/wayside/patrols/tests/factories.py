"""Weeks for tests, made through the actions that make them in life."""

from datetime import UTC, date, datetime, time
from typing import Any

from wayside.access.actor import Actor
from wayside.access.vocabulary import Role
from wayside.partners.models import Area, Membership
from wayside.partners.tests import factories as partners
from wayside.partners.vocabulary import AreaLevel
from wayside.patrols import actions
from wayside.patrols.calendar import IsoWeek
from wayside.patrols.models import Patrol, PatrolPlace, Week
from wayside.patrols.ranking import KnownPlace, RankedPlace, Ranking
from wayside.patrols.vocabulary import Style

ISO = IsoWeek(2018, 28)
NOW = datetime(2018, 7, 9, 9, 0, tzinfo=UTC)
AFTER = datetime(2018, 7, 16, 9, 0, tzinfo=UTC)
WEST = {
    "type": "Polygon",
    "coordinates": [
        [[-0.15, 51.40], [-0.115, 51.40], [-0.115, 51.52], [-0.15, 51.52], [-0.15, 51.40]]
    ],
}


def borough() -> tuple[Area, Area]:
    """A borough with a programme, and the ward that is its western part."""
    whole = partners.area()
    part = partners.area(level=AreaLevel.WARD, parent=whole, boundary=WEST)
    partners.programme(whole)
    return whole, part


def coordinator(area: Area, *, role: Role = Role.COORDINATOR) -> Actor:
    """Someone who plans in the area."""
    return partners.actor_of(member(area, role))


def member(area: Area, role: Role) -> Membership:
    """Someone with a role in the area."""
    return partners.member(role, area=area)


def ranked(rank: int, *, spread: int = 2) -> RankedPlace:
    """A suggested place; odd ranks lie in the western ward."""
    return RankedPlace(
        rank=rank,
        label=f"Street {rank} near Road {rank}",
        longitude=round((-0.14 if rank % 2 else -0.10) + 0.001 * rank, 5),
        latitude=round(51.42 + 0.008 * rank, 5),
        radius_m=150,
        count=200 - 10 * rank,
        reasons=(f"{200 - 10 * rank} records since January 2016.", "No clear change."),
        rank_low=max(1, rank - spread),
        rank_high=rank + spread,
    )


def ranking(*, count: int = 10, as_of: date = date(2018, 7, 9), spread: int = 2) -> Ranking:
    """A ranking as a week keeps it."""
    return Ranking(
        as_of=as_of,
        places=tuple(ranked(rank, spread=spread) for rank in range(1, count + 1)),
        known=(
            KnownPlace(
                id="5f0f6f5e-0000-4000-8000-000000000001",
                label="Arches by the station",
                longitude=-0.12,
                latitude=51.505,
                radius_m=150,
                reason="Outreach meets women here after midnight.",
                agency="Drug outreach",
                review_date=date(2018, 12, 1),
            ),
        ),
        months=(("2018-04", 310), ("2018-05", 295), ("2018-06", 322)),
        cautions=("The ranking rests on data.police.uk alone.",),
    )


def week(
    area: Area, *, by: Actor | None = None, iso: IsoWeek = ISO, now: datetime = NOW, **fields: Any
) -> Week:
    """A started week with a ranking."""
    made = actions.start_week(area=area, iso=iso, by=by or coordinator(area), now=now)
    kept = fields.pop("ranking", ranking())
    Week.objects.filter(id=made.id).update(ranking=kept.as_json(), **fields)
    return Week.objects.select_related("area", "programme").get(id=made.id)


def proposed(area: Area, *, by: Actor | None = None, iso: IsoWeek = ISO) -> Week:
    """A week that took up its proposal."""
    planner = by or coordinator(area)
    made = week(area, by=planner, iso=iso)
    actions.propose(week=made, by=planner, now=NOW)
    return fresh(made)


def fresh(week: Week) -> Week:
    """The week as it stands in the database."""
    return Week.objects.select_related("area", "programme").get(id=week.id)


def first_patrol(week: Week) -> Patrol:
    """The week's first night."""
    patrol = week.patrols.select_related("week__area", "week__programme").first()
    assert patrol
    return patrol


def places(patrol: Patrol) -> list[PatrolPlace]:
    """Its places in order, ready for actions."""
    found = PatrolPlace.objects.filter(patrol=patrol, position__isnull=False)
    return list(found.select_related("patrol__week__programme").order_by("position"))


def own_place(patrol: Patrol, *, by: Actor, **fields: Any) -> PatrolPlace:
    """A place of the coordinator's own."""
    given: dict[str, Any] = {
        "label": "Corner of Green Lane",
        "longitude": -0.11,
        "latitude": 51.45,
        "reason": "Residents asked at the ward panel.",
        "style": Style.VISIBLE,
        "now": NOW,
    }
    made = actions.add_place(patrol=patrol, by=by, **(given | fields))
    assert made
    return made


def add_friday(week: Week, *, by: Actor) -> Patrol:
    """A bare patrol on Friday evening."""
    made = actions.add_patrol(
        week=week, day=date(2018, 7, 13), start=time(20), end=time(2), by=by, now=NOW
    )
    assert made
    return made
