"""What may be done for the people supported."""

from wayside.support.actions.meetings import Told, count_meetings, note_meeting, tell_more
from wayside.support.actions.needs import Assessed, assess_needs
from wayside.support.actions.stories import Story, open_story

__all__ = [
    "Assessed",
    "Story",
    "Told",
    "assess_needs",
    "count_meetings",
    "note_meeting",
    "open_story",
    "tell_more",
]
