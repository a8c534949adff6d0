"""When the demo's people are away, resting, on duty, and what they would like."""

from datetime import date, datetime, timedelta

from wayside.demo.crew import (
    FIRST_COURSE,
    GITA,
    IVO,
    MUSA_AT_WORK,
    NELL_AT_WORK,
    OTIS_AT_WORK,
    TESS_AT_WORK,
    TRAINED,
    WREN,
    DemoWorker,
)
from wayside.demo.players import Players, at
from wayside.workforce import actions
from wayside.workforce.reading.rows import SHIFT, TimeRow
from wayside.workforce.vocabulary import AbsenceKind, Wanted

WEEK = timedelta(weeks=1)
SUNDAY = timedelta(days=6)
FIRST_WEEKEND, LAST_WEEKEND = date(2018, 1, 5), date(2018, 9, 21)
SHIFTS_FROM, SHIFTS_UNTIL = date(2018, 6, 4), date(2018, 7, 16)
TUESDAY_TO_THURSDAY = (1, 2, 3)
SUMMER = (
    (GITA, AbsenceKind.LEAVE, date(2018, 6, 18), date(2018, 7, 2)),
    (IVO, AbsenceKind.OTHER_DUTY, date(2018, 6, 18), date(2018, 7, 2)),
    (WREN, AbsenceKind.LEAVE, date(2018, 6, 18), date(2018, 7, 2)),
    (NELL_AT_WORK, AbsenceKind.COURT, date(2018, 7, 19), date(2018, 7, 21)),
    (TESS_AT_WORK, AbsenceKind.LEAVE, date(2018, 7, 30), date(2018, 8, 13)),
)
CARNIVAL = tuple(
    (who, AbsenceKind.OTHER_DUTY, date(2018, 8, 24), date(2018, 8, 28))
    for who in (TESS_AT_WORK, OTIS_AT_WORK, MUSA_AT_WORK)
)
WISHES = (
    (OTIS_AT_WORK, date(2018, 7, 14), Wanted.RATHER_NOT),
    (OTIS_AT_WORK, date(2018, 7, 20), Wanted.GLADLY),
    (NELL_AT_WORK, date(2018, 8, 4), Wanted.GLADLY),
    (GITA, date(2018, 8, 11), Wanted.RATHER_NOT),
)
Away = tuple[DemoWorker, AbsenceKind, date, date]


def rest(players: Players, who: tuple[DemoWorker, ...], since: date) -> None:
    """Two weekends of three are rostered as rest, each person's own two."""
    for number, each in enumerate(who):
        days = []
        friday, week = FIRST_WEEKEND, 0
        while friday <= LAST_WEEKEND:
            if friday >= since and (week + number) % 3:
                days += [friday + timedelta(days=day) for day in range(3)]
            friday, week = friday + WEEK, week + 1
        actions.add_rest_days(
            worker=players.worker(each), days=days, by=players.coordinator, now=at(since, 12)
        )


def rest_from_the_start(players: Players) -> None:
    """The rest days of those who were trained first."""
    rest(players, (*FIRST_COURSE, IVO), date(2017, 12, 5))


def go_away(players: Players, away: tuple[Away, ...], now: datetime) -> None:
    """Absences that the planner has to go round."""
    for who, kind, first, after in away:
        actions.add_absence(
            worker=players.worker(who),
            kind=kind,
            starts_at=at(first, 6),
            ends_at=at(after, 6),
            by=players.coordinator,
            now=now,
        )


def work_by_day(players: Players) -> None:
    """The ordinary shifts of some weeks, taken over from the force's list."""
    days = [SHIFTS_FROM + WEEK * week for week in range((SHIFTS_UNTIL - SHIFTS_FROM).days // 7)]
    spans = [
        (each, monday + timedelta(days=day))
        for monday in days
        for each in TRAINED
        for day in TUESDAY_TO_THURSDAY
    ]
    rows = [
        TimeRow(number, who.name, SHIFT, at(day, 8), at(day, 16))
        for number, (who, day) in enumerate(spans, start=2)
    ]
    now = at(date(2018, 5, 18), 16)
    actions.import_time(area=players.area, rows=rows, by=players.coordinator, now=now)


def wish(players: Players) -> None:
    """What some would like of coming nights."""
    for who, night, wanted in WISHES:
        by = players.act(who.member) if who.member else players.coordinator
        now = at(date(2018, 5, 16), 9)
        actions.set_wish(worker=players.worker(who), night=night, wanted=wanted, by=by, now=now)
