"""Made-up forces to roster: seeded, with shifts, leave, courts, lapsing training and wishes."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from wayside.calculations.rostering import (
    Absence,
    Duty,
    Grade,
    Patrol,
    Person,
    Post,
    Problem,
    Span,
)

LONDON = ZoneInfo("Europe/London")
FIRST_MONDAY = date(2018, 7, 9)
DAY = timedelta(days=1)
NIGHTS = (4, 5)
"""Friday and Saturday."""
TEAM_WARDS = 5
TRAINED, LEADS = 0.5, 0.4
"""Shares: of officers who are trained, and of those who may lead."""
EARLY, LATE, SHIFT_HOURS = 7, 13, 8
WORKED, RESTED = 6, 4
"""A shift pattern of six days on and four off."""


def force(officers: int, patrols: int, *, weeks: int = 12, seed: int = 1) -> Problem:
    """A force of so many officers and patrols; the patrols' teams share out the Fridays and
    Saturdays."""
    chance = random.Random(seed)
    nights = [FIRST_MONDAY + DAY * (7 * week + day) for week in range(weeks) for day in NIGHTS]
    teams = -(-patrols // len(nights))
    planned = tuple(
        _patrol(nights[n % len(nights)], n // len(nights), chance) for n in range(patrols)
    )
    people = tuple(_officer(n, teams, weeks, chance) for n in range(officers))
    return Problem(people, planned, today=FIRST_MONDAY - 28 * DAY)


def _patrol(night: date, team: int, chance: random.Random) -> Patrol:
    start = datetime.combine(night, time(chance.choice((18, 19, 20))), LONDON)
    posts = (Post(Duty.LEAD), Post(Duty.TRAINED, 2), Post(Duty.LOCAL))
    ward = f"ward {team * TEAM_WARDS + chance.randrange(TEAM_WARDS)}"
    span = Span(start, start + timedelta(hours=6))
    return Patrol(f"{night} team {team}", night, span, posts, frozenset({ward}))


def _officer(n: int, teams: int, weeks: int, chance: random.Random) -> Person:
    trained = chance.random() < TRAINED
    leads = trained and chance.random() < LEADS
    lapses = chance.random() < 0.1
    before = FIRST_MONDAY - 7 * DAY * chance.randrange(1, 9)
    fridays = [before + DAY * 4 - DAY * 14 * k for k in range(chance.randrange(0, 4))]
    return Person(
        f"officer {n:03}",
        grade=Grade.SERGEANT if leads else Grade.CONSTABLE,
        wards=frozenset({f"ward {chance.randrange(teams * TEAM_WARDS)}"}),
        may_lead=leads,
        trained_from=date(2018, 1, 1) if trained else None,
        trained_until=FIRST_MONDAY + DAY * chance.randrange(7 * weeks) if lapses else None,
        absences=tuple(_absences(weeks, chance)),
        shifts=tuple(_shifts(weeks, chance)),
        rest_days=frozenset(),
        nights_before={night: _evening(night) for night in fridays},
        wishes={
            FIRST_MONDAY + DAY * (7 * week + day): chance.choice((-1, 1))
            for week in range(weeks)
            for day in NIGHTS
            if chance.random() < 0.2
        },
    )


def _evening(night: date) -> Span:
    start = datetime.combine(night, time(19), LONDON)
    return Span(start, start + timedelta(hours=6))


def _absences(weeks: int, chance: random.Random) -> Iterator[Absence]:
    for _leave in range(chance.randrange(0, 3)):
        begun = FIRST_MONDAY + DAY * chance.randrange(7 * weeks)
        start = datetime.combine(begun, time(), LONDON)
        yield Absence(Span(start, start + timedelta(days=chance.choice((3, 7, 14)))), "leave")
    if chance.random() < 0.1:
        day = FIRST_MONDAY + DAY * chance.randrange(7 * weeks)
        start = datetime.combine(day, time(9), LONDON)
        yield Absence(Span(start, start + timedelta(hours=16)), "court")


def _shifts(weeks: int, chance: random.Random) -> Iterator[Span]:
    """Six days on, four off: early turns, which leave the evening for overtime, and late ones."""
    offset = chance.randrange(WORKED + RESTED)
    hour = chance.choice((EARLY, EARLY, LATE))
    for day in range(7 * weeks):
        if (day + offset) % (WORKED + RESTED) < WORKED:
            start = datetime.combine(FIRST_MONDAY + DAY * day, time(hour), LONDON)
            yield Span(start, start + timedelta(hours=SHIFT_HOURS))
