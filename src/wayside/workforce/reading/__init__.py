"""Reads lists of staff and of their time, row by row; pure: no database, nothing is saved.

A file is right as a whole or it is refused: each row that is wrong says in a sentence what to
change. Files are small, so each reader stops at limits of its own before anything large is made.
"""

from wayside.workforce.reading.calendars import read_calendar
from wayside.workforce.reading.rows import (
    Fault,
    StaffRow,
    TimeRow,
    TrainingRow,
    staff_rows,
    time_rows,
    training_rows,
)
from wayside.workforce.reading.tables import UnreadableError, read_table

__all__ = [
    "Fault",
    "StaffRow",
    "TimeRow",
    "TrainingRow",
    "UnreadableError",
    "read_calendar",
    "read_table",
    "staff_rows",
    "time_rows",
    "training_rows",
]
