"""The demo's nights of one week: prepared, gone out or not, and told."""

from datetime import date, datetime, time, timedelta

from wayside.access.actor import Actor
from wayside.demo import nights, this_week
from wayside.demo.players import Players, at
from wayside.demo.told import Story
from wayside.patrols import actions
from wayside.patrols.models import Patrol, Week
from wayside.patrols.parts import actions as parts
from wayside.patrols.parts.vocabulary import DisruptionKind
from wayside.patrols.vocabulary import PatrolState, Style

BAD_WEATHER = date(2018, 3, 2)
LATE = date(2018, 6, 29)
MOVED, MOVED_TO = date(2018, 5, 19), date(2018, 5, 17)
CORRECTED = date(2018, 5, 11)
SOUP_KITCHEN = ("Soup kitchen, Streatham Green", -0.1312, 51.4269)


def nights_of(week: Week) -> list[Patrol]:
    """The week's nights in order, as they stand."""
    found = Patrol.objects.filter(week=week).select_related("week__area", "week__programme")
    return list(found.order_by("starts_at"))


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


def prepare(players: Players, week: Week, monday: date) -> None:
    """Moved if another demand asks for it; the risk of each night assessed and approved."""
    for patrol in nights_of(week):
        if patrol.date == MOVED:
            parts.move_patrol(
                patrol=patrol,
                day=MOVED_TO,
                kind=DisruptionKind.DEMAND,
                reason="Every officer is wanted for the cup final and the wedding that Saturday.",
                by=players.coordinator,
                now=at(monday, 8),
            )
    for patrol in nights_of(week):
        written = nights.assess(patrol, players.coordinator, at(monday, 10))
        nights.approve(players, written, at(monday + timedelta(days=1), 14))


def go_out(players: Players, week: Week, told: dict[date, Story]) -> None:
    """Each night is briefed the day before, goes out and tells; snow keeps one at home, and one
    has not told yet."""
    for patrol in nights_of(week):
        nights.release(players, patrol, at(patrol.date - timedelta(days=1), 15))
        current = nights.fresh(patrol)
        if current.date == BAD_WEATHER:
            call_off(players, current)
            continue
        by = nights.go(players, current)
        if current.date != LATE:
            day = MOVED if current.date == MOVED_TO else current.date
            tell(nights.fresh(current), told[day], by)
        if current.date == this_week.OBSERVED:
            this_week.follow_up(players, current)


def tell(patrol: Patrol, story: Story, by: Actor) -> None:
    """The return; one is corrected the next day."""
    if patrol.date != CORRECTED:
        nights.tell(patrol, story, by)
        return
    whole = story.women
    story.women = whole - 1
    nights.tell(patrol, story, by)
    story.women = whole
    nights.correct(nights.fresh(patrol), story, by)


def call_off(players: Players, patrol: Patrol) -> None:
    """At noon, when the roads close."""
    if patrol.state == PatrolState.BRIEFED:
        parts.call_off(
            patrol=patrol,
            kind=DisruptionKind.WEATHER,
            reason="Snow: the roads are closed and nobody should be out.",
            by=players.coordinator,
            now=at(BAD_WEATHER, 12),
        )
