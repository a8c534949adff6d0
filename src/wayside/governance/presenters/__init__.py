"""What the officer's pages show, as frozen values."""

from wayside.governance.presenters.events import EventRow, event_rows
from wayside.governance.presenters.files import HEADER, csv_rows
from wayside.governance.presenters.tallies import TallyRow, day_rows, people_rows, record_rows
from wayside.governance.presenters.words import record_in_words

__all__ = [
    "HEADER",
    "EventRow",
    "TallyRow",
    "csv_rows",
    "day_rows",
    "event_rows",
    "people_rows",
    "record_in_words",
    "record_rows",
]
