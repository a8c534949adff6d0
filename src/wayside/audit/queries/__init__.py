"""Events of one agency: those of its members and those on records it is the controller of.

Every query of events asks for the agency, so that no caller can leave it out.
"""

from wayside.audit.queries.criteria import Criteria, Position
from wayside.audit.queries.pages import (
    COUNT_LIMIT,
    EventPage,
    count,
    event_page,
    has_events,
    newest,
    unclaimed_page,
)
from wayside.audit.queries.state import TrailState, trail_state
from wayside.audit.queries.tallies import Tally, by_day, by_person, by_record

__all__ = [
    "COUNT_LIMIT",
    "Criteria",
    "EventPage",
    "Position",
    "Tally",
    "TrailState",
    "by_day",
    "by_person",
    "by_record",
    "count",
    "event_page",
    "has_events",
    "newest",
    "trail_state",
    "unclaimed_page",
]
