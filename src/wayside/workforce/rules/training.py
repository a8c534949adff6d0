"""When training counts, and where somebody stands on the way to being rostered."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from wayside.workforce.vocabulary import Standing, Suitability, WorkerKind

SOON = timedelta(days=90)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From one day until another, both counted."""

    start: date
    end: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.start <= day <= self.end


@dataclass(frozen=True, slots=True)
class Facts:
    """What decides where somebody stands: their periods of training that qualifies, the lead's
    latest outcome, the day of the course they hold a place on, whether they are a local officer."""

    kind: str
    periods: tuple[Period, ...] = ()
    outcome: str = ""
    booked: date | None = None
    is_local: bool = False


def expires_on(completed: date, months: int) -> date:
    """The last day on which training of so many months counts; the end of a short month where
    the day does not exist."""
    year, month = divmod(completed.month - 1 + months, 12)
    year, month = completed.year + year, month + 1
    return date(year, month, min(completed.day, calendar.monthrange(year, month)[1]))


def merged(periods: Iterable[Period]) -> tuple[Period, ...]:
    """Periods that touch or overlap made one, in order."""
    found: list[Period] = []
    for each in sorted(periods):
        if found and each.start <= found[-1].end + DAY:
            last = found.pop()
            found.append(Period(last.start, max(last.end, each.end)))
        else:
            found.append(each)
    return tuple(found)


def periods_from(periods: Iterable[Period], since: date) -> tuple[Period, ...]:
    """Every unbroken period that counts on a day or later, a lapse between two being none; where
    all of it has lapsed, the last."""
    whole = merged(periods)
    return tuple(each for each in whole if each.end >= since) or whole[-1:]


def valid_period(periods: Iterable[Period], since: date) -> Period | None:
    """The unbroken period that counts on a day, else the next one to come, else the last."""
    return next(iter(periods_from(periods, since)), None)


def may_be_rostered(facts: Facts) -> bool:
    """Whether the lead's latest assessment lets somebody onto a patrol: none is not enough."""
    return facts.outcome == Suitability.SUITED


def is_kept_off(facts: Facts) -> bool:
    """Whether the lead's latest assessment keeps somebody off every patrol, trained or not."""
    return facts.outcome in (Suitability.UNSUITED, Suitability.NOT_YET)


def standing_of(facts: Facts, on: date) -> Standing:
    """Where somebody stands on a day. What is missing counts against being rostered."""
    if facts.kind == WorkerKind.PARTNER:
        return Standing.PARTNER
    if is_kept_off(facts):
        return Standing.NOT_SUITED
    period = valid_period(facts.periods, on)
    if period is None or on not in period:
        return _untrained(facts, period)
    if not may_be_rostered(facts):
        return Standing.NOT_ASSESSED
    return Standing.EXPIRING if period.end - on < SOON else Standing.TRAINED


def is_on_the_way(facts: Facts, on: date) -> bool:
    """Whether somebody is on the way into the pool: booked on a session that is still to come,
    or trained and waiting for the lead's assessment. Merely not being trained is no way."""
    standing = standing_of(facts, on)
    if standing == Standing.BOOKED:
        return facts.booked is not None and facts.booked >= on
    return standing == Standing.NOT_ASSESSED


def _untrained(facts: Facts, period: Period | None) -> Standing:
    if facts.booked:
        return Standing.BOOKED
    if period is not None:
        return Standing.EXPIRED
    return Standing.LOCAL if facts.is_local else Standing.NOT_TRAINED
