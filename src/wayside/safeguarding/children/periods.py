"""The periods of a child's safeguarding. Pure."""

from datetime import datetime
from pathlib import Path

from wayside.safeguarding.paths.periods import Period, period, periods
from wayside.web.clock import day_of

PERIODS: tuple[Period, ...] = periods(Path(__file__).parent / "facts.toml")


def due_at(slug: str, *, since: datetime) -> datetime:
    """When something is due that began at a moment."""
    return period(PERIODS, slug, on=day_of(since)).after_moment(since)
