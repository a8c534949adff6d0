"""The time, asked only at the edge: views, commands and jobs pass it on as ``now``.

``WAYSIDE_TODAY`` fixes the date for a demonstration; the time of day runs on.
"""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings

LONDON = ZoneInfo("Europe/London")


def real_now() -> datetime:
    """The true time in UTC, for sessions, certificates and logs."""
    return datetime.now(UTC)


def now() -> datetime:
    """The time that the work is dated with, in UTC."""
    fixed = _fixed_date()
    if fixed is None:
        return real_now()
    time_of_day = real_now().astimezone(LONDON).time()
    return datetime.combine(fixed, time_of_day, tzinfo=LONDON).astimezone(UTC)


def today() -> date:
    """The date in London that the work is dated with."""
    return now().astimezone(LONDON).date()


def is_fixed() -> bool:
    """Whether the date stands still, which every page must then say."""
    return _fixed_date() is not None


def _fixed_date() -> date | None:
    fixed: date | None = settings.WAYSIDE_TODAY
    return fixed
