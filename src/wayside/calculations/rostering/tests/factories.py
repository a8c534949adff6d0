"""Small invented forces for the tests."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

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
FRIDAY = date(2018, 7, 6)
SATURDAY = date(2018, 7, 7)
TODAY = date(2018, 6, 4)
DAY = timedelta(days=1)
PAIR = (Post(Duty.LEAD), Post(Duty.TRAINED))


def span(day: date, hour: float = 19, hours: float = 6) -> Span:
    """So many hours of a London day."""
    start = datetime.combine(day, time(), LONDON) + timedelta(hours=hour)
    return Span(start, start + timedelta(hours=hours))


def officer(name: str, **known: Any) -> Person:
    """A trained constable, unless said otherwise."""
    return Person(name, **{"trained_from": date(2018, 1, 1), **known})


def lead(name: str, **known: Any) -> Person:
    """A trained sergeant who may lead."""
    return officer(name, grade=Grade.SERGEANT, may_lead=True, **known)


def partner(name: str) -> Person:
    """A partner agency's worker."""
    return Person(name, grade=Grade.PARTNER)


def patrol(night: date = FRIDAY, *posts: Post, name: str = "", **known: Any) -> Patrol:
    """A patrol of six hours from seven in the evening: a lead and a trained officer."""
    return Patrol(name or f"{night}", night, known.pop("span", span(night)), posts or PAIR, **known)


def leave(day: date, days: int = 1) -> Absence:
    """Leave of whole days."""
    start = datetime.combine(day, time(), LONDON)
    return Absence(Span(start, start + days * DAY), "leave")


def problem(*people: Person, patrols: tuple[Patrol, ...] = (), **known: Any) -> Problem:
    """A problem over Friday's patrol, unless others are named."""
    return Problem(people, patrols or (patrol(),), **{"today": TODAY, **known})


@st.composite
def problems(draw: st.DrawFn, people: int = 4, nights: int = 3) -> Problem:
    """Forces small enough to try every roster, with bars and bonds of every kind."""
    days = [FRIDAY + DAY * n for n in sorted(draw(st.sets(st.integers(0, 9), max_size=nights)))]
    days = days or [FRIDAY]
    return Problem(
        tuple(draw(persons(f"p{n}")) for n in range(draw(st.integers(1, people)))),
        tuple(draw(patrols(day)) for day in days),
        today=TODAY,
    )


@st.composite
def persons(draw: st.DrawFn, name: str) -> Person:
    """Somebody with or without training, leave, shifts, wishes and a past."""
    near = st.integers(-2, 10).map(lambda n: FRIDAY + DAY * n)
    return Person(
        name,
        grade=draw(st.sampled_from((Grade.CONSTABLE, Grade.SERGEANT))),
        wards=frozenset(draw(st.sets(st.sampled_from(("Oval", "Vassall"))))),
        may_lead=draw(st.booleans()),
        trained_from=draw(st.none() | st.just(date(2018, 1, 1))),
        trained_until=draw(st.none() | near),
        absences=tuple(leave(day) for day in draw(st.sets(near, max_size=2))),
        shifts=tuple(
            span(day, hour, 8)
            for day, hour in draw(
                st.dictionaries(near, st.sampled_from((7, 10, 13)), max_size=6)
            ).items()
        ),
        hours_before=draw(
            st.dictionaries(
                st.integers(1, 16).map(lambda n: date(2018, 7, 2) - 7 * DAY * n),
                st.sampled_from((30.0, 48.0, 60.0)),
            )
        ),
        nights_before={
            day: span(day)
            for day in draw(st.sets(st.integers(1, 21).map(lambda n: FRIDAY - DAY * n), max_size=3))
        },
        wishes=draw(st.dictionaries(near, st.sampled_from((-1, 1)), max_size=2)),
    )


@st.composite
def patrols(draw: st.DrawFn, day: date) -> Patrol:
    """An evening with a lead, and sometimes a trained and a local officer."""
    posts = [Post(Duty.LEAD)]
    posts += [Post(Duty.TRAINED)] if draw(st.booleans()) else []
    posts += [Post(Duty.LOCAL)] if draw(st.booleans()) else []
    start = draw(st.sampled_from((15, 19, 22)))
    wards = frozenset(draw(st.sets(st.sampled_from(("Oval", "Vassall")))))
    return Patrol(f"{day}", day, span(day, start), tuple(posts), wards)
