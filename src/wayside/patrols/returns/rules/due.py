"""When a return is due, and since when it is late."""

from datetime import datetime, timedelta

from wayside.patrols.rules.machines import STILL_TO_RETURN


def due_at(ends_at: datetime, hours: int) -> datetime:
    """When the return of a patrol is due."""
    return ends_at + timedelta(hours=hours)


def is_awaited(state: str, ends_at: datetime, *, now: datetime) -> bool:
    """Whether a patrol is over and its return not in."""
    return state in STILL_TO_RETURN and ends_at <= now


def is_late(state: str, ends_at: datetime, *, hours: int, now: datetime) -> bool:
    """Whether its return should have come by now."""
    return state in STILL_TO_RETURN and due_at(ends_at, hours) <= now
