"""What support answers, as the database shows it to whoever acts."""

from wayside.support.queries.meetings import last_meeting, meetings_of, wards_of
from wayside.support.queries.needs import current_needs, need_notes

__all__ = ["current_needs", "last_meeting", "meetings_of", "need_notes", "wards_of"]
