"""The time, asked only at the edge: views, commands and jobs pass it on as ``now``.

``WAYSIDE_TODAY`` fixes the date for a demonstration; the time of day runs on. Tests begin a fixed
day at ``WAYSIDE_TIME_OF_DAY``, so that they find the same at any hour at which they are run.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings

LONDON = ZoneInfo("Europe/London")
_held: ContextVar[datetime | None] = ContextVar("held", default=None)


def real_now() -> datetime:
    """The true time in UTC, for sessions, certificates and logs."""
    return datetime.now(UTC)


_BEGAN = real_now()


def now() -> datetime:
    """The time that the work is dated with, in UTC."""
    held = _held.get()
    if held is not None:
        return held
    fixed = _fixed_date()
    if fixed is None:
        return real_now()
    return _on(fixed).astimezone(UTC)


def _on(fixed: date) -> datetime:
    """The time of day on a fixed date: the true one, or what has run since the one to begin at."""
    begins: time | None = settings.WAYSIDE_TIME_OF_DAY
    if begins is None:
        return datetime.combine(fixed, real_now().astimezone(LONDON).time(), tzinfo=LONDON)
    return datetime.combine(fixed, begins, tzinfo=LONDON) + (real_now() - _BEGAN)


@contextmanager
def standing_still() -> Iterator[datetime]:
    """One moment for a whole request, so that what it writes holds for what it reads: the
    database is told who acts at that moment, and a grant made later would not count yet."""
    moment = now()
    token = _held.set(moment)
    try:
        yield moment
    finally:
        _held.reset(token)


def day_of(moment: datetime) -> date:
    """The day in London on which something happens."""
    return moment.astimezone(LONDON).date()


def today() -> date:
    """The date in London that the work is dated with."""
    return day_of(now())


def is_fixed() -> bool:
    """Whether the date stands still, which every page must then say."""
    return _fixed_date() is not None


def _fixed_date() -> date | None:
    fixed: date | None = settings.WAYSIDE_TODAY
    return fixed
