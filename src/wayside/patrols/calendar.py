"""ISO weeks and patrol nights: pure dates, and times of day across midnight and clock changes."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from django.utils.dateformat import format as format_date
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wayside.web.clock import day_of

LONDON = ZoneInfo("Europe/London")
WRITTEN = re.compile(r"([0-9]{4})-W([0-9]{2})")
FIRST_YEAR, LAST_YEAR = 2000, 2100


class BadWeekError(ValueError):
    """The text names no week; the message says what to write instead."""

    def __init__(self, sentence: str | Promise) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True, order=True)
class IsoWeek:
    """A week of the ISO calendar, Monday to Sunday, written ``2018-W28``."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year:04d}-W{self.number:02d}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """The week that ``text`` names.

        Raises:
            BadWeekError: it is written otherwise, or that year has no such week.
        """
        found = WRITTEN.fullmatch(text.strip().upper())
        if not found:
            raise BadWeekError(
                _("“%(text)s” is not a week. Write it like 2018-W28: the year, W and two digits.")
                % {"text": text}
            )
        year, number = int(found[1]), int(found[2])
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise BadWeekError(
                _("“%(text)s” is not a week that can be planned: write a year from 2000 to 2100.")
                % {"text": text}
            )
        last = weeks_in(year)
        if not 1 <= number <= last:
            raise BadWeekError(
                _("Week %(text)s does not exist: %(year)s has weeks 01 to %(last)s.")
                % {"text": f"{year}-W{number:02d}", "year": year, "last": last}
            )
        return cls(year, number)

    @classmethod
    def of(cls, day: date) -> Self:
        """The week that a day lies in."""
        year, number, _weekday = day.isocalendar()
        return cls(year, number)

    @property
    def monday(self) -> date:
        """Its first day."""
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def sunday(self) -> date:
        """Its last day."""
        return date.fromisocalendar(self.year, self.number, 7)

    @property
    def next(self) -> "IsoWeek":
        """The week after."""
        return IsoWeek.of(self.monday + timedelta(days=7))

    @property
    def previous(self) -> "IsoWeek":
        """The week before."""
        return IsoWeek.of(self.monday - timedelta(days=7))

    def day(self, weekday: int) -> date:
        """The day with that ISO weekday (1 is Monday)."""
        return date.fromisocalendar(self.year, self.number, weekday)

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and IsoWeek.of(day) == self


def weeks_in(year: int) -> int:
    """How many weeks an ISO year has: 28 December always lies in its last."""
    return date(year, 12, 28).isocalendar().week


def week_title(iso: IsoWeek) -> str:
    """ "Week 28, 9 to 15 July 2018"."""
    first, last = iso.monday, iso.sunday
    start = format_date(first, "j" if first.month == last.month else "j F")
    if first.year != last.year:
        start = format_date(first, "j F Y")
    return gettext("Week %(number)s, %(start)s to %(end)s") % {
        "number": iso.number,
        "start": start,
        "end": format_date(last, "j F Y"),
    }


@dataclass(frozen=True, slots=True)
class Window:
    """From when until when, in true time (UTC), so that a clock change cannot bend it."""

    starts_at: datetime
    ends_at: datetime

    @property
    def length(self) -> timedelta:
        """How long it really lasts."""
        return self.ends_at - self.starts_at

    def holds(self, other: "Window") -> bool:
        """Whether the other lies wholly within."""
        return self.starts_at <= other.starts_at and other.ends_at <= self.ends_at

    def meets(self, other: "Window") -> bool:
        """Whether the two share any time."""
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at


def at(day: date, clock: time) -> datetime:
    """A London time of day as true time. When the clock shows it twice the first is meant;
    when the clock skips it, the moment that the clock would have shown it without the change."""
    return datetime.combine(day, clock, tzinfo=LONDON).astimezone(UTC)


def night(day: date, start: time, end: time) -> Window:
    """A patrol of that day: an end at or before the start lies on the next day."""
    following = day if end > start else day + timedelta(days=1)
    return Window(at(day, start), at(following, end))


def within(window: Window, start: time, end: time) -> Window:
    """A fixed stop's times of day as true time, on whichever side of midnight they lie."""
    first = day_of(window.starts_at)
    for day in (first, first + timedelta(days=1)):
        stop = night(day, start, end)
        if stop.ends_at > window.starts_at:
            return stop
    return night(first, start, end)
