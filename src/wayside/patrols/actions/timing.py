"""Draws a patrol's timetable again after its places or hours changed, and keeps it."""

from datetime import datetime

from wayside.patrols.actions.dividing import divide
from wayside.patrols.models import Patrol, PatrolPlace, Stop
from wayside.patrols.queries import places_of, plan_settings
from wayside.patrols.timetable import NoTimetableError, Site, timetable
from wayside.patrols.vocabulary import PatrolState, StopKind, Style
from wayside.web.states import NotNow


def draw(patrol: Patrol, now: datetime) -> None:
    """Replace the patrol's stops by those of its seed, and divide the night again.

    Raises:
        NotNow: its fixed places, or parts shaped by hand, do not go together with its hours.
    """
    places = list(places_of(patrol))
    by_key = dict(zip(_keys(places), places, strict=True))
    sites = [_site(key, place) for key, place in by_key.items()]
    pace = plan_settings(patrol.week.programme).pace
    try:
        drawn = timetable(
            patrol.hours, sites, seed=str(patrol.seed), pace=pace, unlike=_night_before(patrol)
        )
    except NoTimetableError as error:
        raise NotNow(error.sentence) from error
    patrol.stops.all().delete()
    Stop.objects.bulk_create(
        Stop(
            patrol=patrol,
            number=number,
            kind=row.kind,
            place=by_key[row.site] if row.site else None,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            travel_minutes=row.travel_minutes,
        )
        for number, row in enumerate(drawn.rows, start=1)
    )
    divide(patrol, now)


def _keys(places: list[PatrolPlace]) -> list[str]:
    """A place is known by where it lies, so that nights can be compared."""
    keys: list[str] = []
    for place in places:
        key = f"{place.longitude:.5f} {place.latitude:.5f}"
        keys.append(key if key not in keys else f"{key} {place.id}")
    return keys


def _site(key: str, place: PatrolPlace) -> Site:
    return Site(key, place.longitude, place.latitude, Style(place.style), place.label, place.fixed)


def _night_before(patrol: Patrol) -> tuple[str, ...]:
    """The order of the week's patrol before this one."""
    before: datetime = patrol.starts_at
    earlier = (
        Patrol.objects.filter(week=patrol.week_id, starts_at__lt=before)
        .exclude(state=PatrolState.CANCELLED)
        .order_by("-starts_at")
        .first()
    )
    if earlier is None:
        return ()
    visits = earlier.stops.filter(kind=StopKind.VISIT).select_related("place").order_by("number")
    return tuple(
        f"{stop.place.longitude:.5f} {stop.place.latitude:.5f}" for stop in visits if stop.place
    )
