"""What is counted in working days, in calendar months and by London's clock.

Two traps are closed here. Python adds days to a time in London by the clock on the wall, so “24
hours later” over a change of the clocks is 23 or 25: hours are counted in UTC. And a period that
a law gives in days ends on a day, at a time of London, whatever the offset is then.
"""

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from wayside.calculations.holidays.proclaimed import SATURDAY, is_public_holiday

LONDON = ZoneInfo("Europe/London")
CLOSE_OF_BUSINESS = time(17)
DAY = timedelta(days=1)
MONTHS = 12


def is_working_day(day: date) -> bool:
    """Whether it is neither a weekend nor a bank holiday in England and Wales."""
    return day.weekday() < SATURDAY and not is_public_holiday(day)


def working_day_from(day: date) -> date:
    """The day itself, or the first working day after it."""
    while not is_working_day(day):
        day += DAY
    return day


def next_working_day(day: date) -> date:
    """The first working day after a day."""
    return working_day_from(day + DAY)


def working_days_after(day: date, count: int) -> date:
    """The working day that many later; the day itself does not count, working or not.

    Args:
        day: any day.
        count: how many working days, none for the day itself.
    """
    for _each in range(count):
        day = next_working_day(day)
    return day


def working_days_between(first: date, last: date) -> int:
    """How many working days come after the first, the last included."""
    return sum(is_working_day(first + DAY * each) for each in range(1, (last - first).days + 1))


def months_later(day: date, months: int) -> date:
    """The same day of the month that many months later, or that month's last."""
    year, month = divmod(day.year * MONTHS + day.month - 1 + months, MONTHS)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def hours_later(moment: datetime, hours: float) -> datetime:
    """So many hours that really pass later, in UTC, whatever the clocks do."""
    return moment.astimezone(UTC) + timedelta(hours=hours)


def at_london_time(day: date, clock: time = CLOSE_OF_BUSINESS) -> datetime:
    """A time of a day in London, in UTC. One that the change to summer time leaves out is an hour
    later on the clock; of one that comes twice it is the first."""
    return datetime.combine(day, clock, tzinfo=LONDON).astimezone(UTC)


def due_after(
    moment: datetime, days: int, *, working: bool, clock: time = CLOSE_OF_BUSINESS
) -> datetime:
    """The end of the day that many days after something happened in London, in UTC.

    Args:
        moment: when it happened.
        days: how many days it may take.
        working: whether they are working days, or all days.
        clock: when the last of them ends.
    """
    day = moment.astimezone(LONDON).date()
    last = working_days_after(day, days) if working else day + DAY * days
    return at_london_time(last, clock)
