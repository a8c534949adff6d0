"""Six months of weeks, lived as a partnership would have lived them, one after the other."""

from collections import deque
from collections.abc import Iterator
from datetime import date, timedelta

from wayside.demo import evenings, knowledge, mail, money, rosters, this_week
from wayside.demo.agenda import Step, agenda
from wayside.demo.crew import LOLA_AT_WORK, OTIS_AT_WORK
from wayside.demo.knowledge import Delivery
from wayside.demo.nights import write_template
from wayside.demo.players import Players, at
from wayside.demo.reviews import comments, review
from wayside.demo.rosters import Place
from wayside.demo.this_week import FRIDAY, OBSERVED, SATURDAY, TODAY
from wayside.demo.told import stories
from wayside.demo.weekends import (
    BAD_WEATHER,
    LATE,
    add_soup_kitchen,
    go_out,
    nights_of,
    prepare,
)
from wayside.patrols import actions
from wayside.patrols.calendar import IsoWeek
from wayside.patrols.models import Week
from wayside.patrols.vocabulary import Duty

FIRST = date(2018, 1, 1)
LAST = TODAY - timedelta(weeks=1)
WEEK = timedelta(weeks=1)
BY_HAND: dict[date, tuple[Place, ...]] = {
    LAST: ((OTIS_AT_WORK, LATE, Duty.TRAINED),),
    TODAY: (
        (OTIS_AT_WORK, SATURDAY, Duty.TRAINED),
        (LOLA_AT_WORK, SATURDAY, Duty.LOCAL),
    ),
}


class HalfAYear:
    """The weeks since January, with what awaits its day beside them."""

    def __init__(self, players: Players) -> None:
        self.players = players
        self.awaited: deque[Delivery] = deque(knowledge.deliveries())
        self.due: deque[Step] = agenda()
        gone_out = [day for day in _weekends() if day not in (BAD_WEATHER, LATE)]
        self.told = stories(gone_out)

    def live(self) -> None:
        """Every week from January closed but the last, which waits for a late return; this week
        planned, next week open for review."""
        write_template(self.players, at(FIRST - timedelta(days=4), 7))
        week = self.plan(FIRST)
        for monday in _mondays(FIRST, LAST):
            prepare(self.players, week, monday)
            following = self.plan(monday + WEEK)
            go_out(self.players, week, self.told)
            self.catch_up(monday + WEEK)
            money.charge(self.players, nights_of(week), at(monday + WEEK, 7))
            if monday < LAST:
                review(self.players, week, monday + WEEK)
            else:
                this_week.hear(self.players, week)
            week = following
        self.leave_to_visitors(week)

    def plan(self, monday: date) -> Week:
        """One week, on the Thursday of the week before: ranked, proposed, shaped, planned, and
        its local officers found now that the places are known."""
        thursday, players = monday - timedelta(days=4), self.players
        self.catch_up(thursday)
        by = players.coordinator
        week = actions.start_week(area=players.area, iso=_iso(monday), by=by, now=at(thursday, 8))
        actions.propose(week=week, by=by, now=at(thursday, 9))
        friday, saturday = nights_of(week)
        if monday == FIRST:
            add_soup_kitchen(friday, by, at(thursday, 10))
        if monday == TODAY:
            this_week.shape(players, friday, saturday)
        else:
            evenings.entertain(players, friday, at(thursday, 11))
            if saturday.date.isocalendar().week % 2 == 0:
                evenings.shape_enforcement(players, saturday, at(thursday, 11, 30))
        if friday.date in (OBSERVED, FRIDAY):
            this_week.welcome_observer(players, friday)
        planned = actions.plan_week(week=week, by=by, now=at(thursday, 12))
        places = BY_HAND.get(monday, ())
        rosters.publish(players, monday, 1, at(thursday, 13), *places)
        return planned

    def catch_up(self, day: date) -> None:
        """Recorded crime that has arrived by a day, and what was on the agenda until then."""
        while self.awaited and self.awaited[0].arrived_at.date() <= day:
            knowledge.import_recorded_crime(self.players.area, self.awaited.popleft())
        while self.due and self.due[0][0] <= day:
            self.due.popleft()[1](self.players)

    def leave_to_visitors(self, week: Week) -> None:
        """This Monday: what waits for each role, and the next week for comments."""
        players, by = self.players, self.players.coordinator
        this_week.prepare(players, *nights_of(week))
        this_week.chase_last_weekend()
        this_week.ask_how_they_are(players)
        started = actions.start_week(
            area=players.area, iso=_iso(TODAY + WEEK), by=by, now=at(TODAY, 7)
        )
        actions.propose(week=started, by=by, now=at(TODAY, 7))
        comments(players, started)
        this_week.look_ahead(players)
        mail.send_what_is_past(at(TODAY, 7))


def _weekends() -> Iterator[date]:
    for monday in _mondays(FIRST, LAST):
        yield from (monday + timedelta(days=day) for day in (4, 5))


def _mondays(first: date, last: date) -> Iterator[date]:
    monday = first
    while monday <= last:
        yield monday
        monday += WEEK


def _iso(day: date) -> IsoWeek:
    year, number, _weekday = day.isocalendar()
    return IsoWeek(year, number)
