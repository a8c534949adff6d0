"""What earlier weeks planned."""

from datetime import date, timedelta
from uuid import UUID

from wayside.access.actor import Actor
from wayside.partners.models import Area
from wayside.patrols.calendar import LONDON, IsoWeek
from wayside.patrols.models import PatrolPlace, Week
from wayside.patrols.proposals import Turn
from wayside.patrols.ranking import Ranking
from wayside.patrols.vocabulary import PatrolState, Style

WEEKS_BACK = 4


def ranking_of(week: Week, *, visible_to: Actor) -> Ranking | None:
    """The ranking that a week is planned from; from within a ward, its places alone."""
    return _seen(Ranking.from_json(week.ranking), week.area_id, visible_to)


def ranking_before(area: Area, iso: IsoWeek, *, visible_to: Actor) -> Ranking | None:
    """The ranking that the week before was planned from, as much of it as of this week's."""
    before = iso.previous
    kept = Week.objects.filter(area=area, iso_year=before.year, iso_week=before.number)
    found = Ranking.from_json(kept.values_list("ranking", flat=True).first() or {})
    return _seen(found, area.id, visible_to)


def _seen(ranking: Ranking | None, area_id: UUID, visible_to: Actor) -> Ranking | None:
    if ranking is None or area_id in visible_to.area_ids:
        return ranking
    wards = Area.objects.filter(id__in=visible_to.area_ids, parent=area_id)
    return ranking.within(set(wards.values_list("slug", flat=True)))


def turns_before(area: Area, iso: IsoWeek, *, weeks_back: int = WEEKS_BACK) -> tuple[Turn, ...]:
    """The places of the last weeks, cancelled patrols aside."""
    first = iso.monday - timedelta(weeks=weeks_back)
    rows = (
        PatrolPlace.objects.filter(
            patrol__week__area=area,
            patrol__date__range=(first, iso.monday - timedelta(days=1)),
            position__isnull=False,
        )
        .exclude(patrol__state=PatrolState.CANCELLED)
        .select_related("patrol")
        .order_by("patrol__starts_at", "position")
    )
    return tuple(_turn(place, place.patrol.date) for place in rows)


def _turn(place: PatrolPlace, day: date) -> Turn:
    fixed = place.fixed
    return Turn(
        week=IsoWeek.of(day),
        date=day,
        label=place.label,
        longitude=place.longitude,
        latitude=place.latitude,
        radius_m=place.radius_m,
        style=Style(place.style),
        reason=place.reason,
        fixed_start=fixed.starts_at.astimezone(LONDON).time() if fixed else None,
        fixed_end=fixed.ends_at.astimezone(LONDON).time() if fixed else None,
    )
