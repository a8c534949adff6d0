"""Bank holidays of England and Wales, and what is counted in working days or by London's clock."""

from wayside.calculations.holidays.proclaimed import is_public_holiday
from wayside.calculations.holidays.working_days import (
    LONDON,
    at_london_time,
    due_after,
    hours_later,
    is_working_day,
    months_later,
    next_working_day,
    working_day_from,
    working_days_after,
    working_days_between,
)

__all__ = [
    "LONDON",
    "at_london_time",
    "due_after",
    "hours_later",
    "is_public_holiday",
    "is_working_day",
    "months_later",
    "next_working_day",
    "working_day_from",
    "working_days_after",
    "working_days_between",
]
