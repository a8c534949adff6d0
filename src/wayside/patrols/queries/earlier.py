"""What earlier weeks planned."""

from datetime import date, timedelta

from wayside.partners.models import Area
from wayside.patrols.calendar import LONDON, IsoWeek
from wayside.patrols.models import PatrolPlace, Week
from wayside.patrols.proposals import Turn
from wayside.patrols.ranking import Ranking
from wayside.patrols.vocabulary import PatrolState, Style

WEEKS_BACK = 4


def ranking_before(area: Area, iso: IsoWeek) -> Ranking | None:
    """The ranking that the week before was planned from."""
    before = iso.previous
    kept = Week.objects.filter(area=area, iso_year=before.year, iso_week=before.number)
    return Ranking.from_json(kept.values_list("ranking", flat=True).first() or {})


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
