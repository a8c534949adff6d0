"""Six months of weeks, planned as a coordinator would have planned them."""

from collections import deque
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from wayside.access.actor import Actor
from wayside.demo import cast, knowledge, partnership
from wayside.demo.knowledge import Delivery
from wayside.partners.models import Area
from wayside.patrols import actions
from wayside.patrols.calendar import IsoWeek
from wayside.patrols.models import Patrol, PatrolPlace, Week
from wayside.patrols.vocabulary import Style

FIRST = date(2018, 1, 1)
THIS_WEEK = date(2018, 7, 2)
FRIDAY = 5
SOUP_KITCHEN = ("Soup kitchen, Streatham Green", -0.1312, 51.4269)
BAD_WEATHER = date(2018, 3, 2)


def live_half_a_year(lambeth: Area) -> None:
    """Every week from January closed, this week planned, next week open for review; each with
    the recorded crime that had arrived by then."""
    coordinator = partnership.actor(cast.COORDINATOR.email)
    awaited = deque(knowledge.deliveries())
    for monday in _mondays(FIRST, THIS_WEEK):
        thursday = monday - timedelta(days=4)
        _take_in(lambeth, awaited, by=thursday)
        week = plan(lambeth, monday, thursday, coordinator)
        if monday < THIS_WEEK:
            close(week, monday, coordinator)
    _take_in(lambeth, awaited, by=THIS_WEEK)
    following = THIS_WEEK + timedelta(weeks=1)
    started = actions.start_week(
        area=lambeth, iso=_iso(following), by=coordinator, now=_at(THIS_WEEK, 8)
    )
    actions.propose(week=started, by=coordinator, now=_at(THIS_WEEK, 8))
    comments(started)


def _take_in(lambeth: Area, awaited: deque[Delivery], *, by: date) -> None:
    while awaited and awaited[0].arrived_at.date() <= by:
        knowledge.import_recorded_crime(lambeth, awaited.popleft())


def plan(area: Area, monday: date, day: date, coordinator: Actor) -> Week:
    """One week: ranked, proposed and planned on a day of the week before."""
    week = actions.start_week(area=area, iso=_iso(monday), by=coordinator, now=_at(day, 10))
    for patrol in actions.propose(week=week, by=coordinator, now=_at(day, 10)):
        if monday == FIRST and patrol.date.isoweekday() == FRIDAY:
            add_soup_kitchen(patrol, coordinator, _at(day, 11))
        if patrol.date == BAD_WEATHER:
            actions.cancel_patrol(
                patrol=patrol,
                reason="Snow: the roads are closed and nobody should be out.",
                expected_version=Patrol.objects.get(id=patrol.id).version,
                by=coordinator,
                now=_at(BAD_WEATHER, 12),
            )
    return actions.plan_week(week=week, by=coordinator, now=_at(day, 12))


def add_soup_kitchen(patrol: Patrol, coordinator: Actor, now: datetime) -> None:
    """The caterer's known place and time; each later proposal keeps it on Fridays."""
    label, longitude, latitude = SOUP_KITCHEN
    actions.add_place(
        patrol=patrol,
        label=label,
        longitude=longitude,
        latitude=latitude,
        reason="The caterer serves hot drinks and snacks here; conversations start over them.",
        style=Style.FIXED,
        fixed_start=time(21, 0),
        fixed_end=time(22, 0),
        by=coordinator,
        now=now,
    )


def close(week: Week, monday: date, coordinator: Actor) -> None:
    """The review on the Monday after."""
    actions.close_week(week=week, by=coordinator, now=_at(monday + timedelta(weeks=1), 9))


def comments(week: Week) -> None:
    """What the ward sergeant and a partner say of next week's places."""
    now = _at(THIS_WEEK, 8)
    sergeant = partnership.actor(cast.SERGEANT.email)
    own = PatrolPlace.objects.filter(patrol__week=week, ward_id__in=sergeant.area_ids).first()
    if own is not None:
        text = "Residents speak of cars circling here after midnight on Saturdays."
        actions.comment(week=week, place=own, text=text, by=sergeant, now=now)
    actions.comment(
        week=week,
        text="We meet more women before ten. Could the soup kitchen stay where it is known?",
        by=partnership.actor(cast.PARTNER.email),
        now=now,
    )


def _mondays(first: date, last: date) -> Iterator[date]:
    monday = first
    while monday <= last:
        yield monday
        monday += timedelta(weeks=1)


def _iso(day: date) -> IsoWeek:
    year, number, _weekday = day.isocalendar()
    return IsoWeek(year, number)


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=UTC)
