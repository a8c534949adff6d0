"""What may be done for the people supported."""

from wayside.support.actions.duties import list_duties
from wayside.support.actions.meetings import Told, count_meetings, note_meeting, tell_more
from wayside.support.actions.needs import Assessed, assess_needs
from wayside.support.actions.plans import (
    DueInPlans,
    agree_step,
    list_due,
    move_step,
    open_plan,
    tell_movement,
    write_plan,
)
from wayside.support.actions.stories import Story, open_story

__all__ = [
    "Assessed",
    "DueInPlans",
    "Story",
    "Told",
    "agree_step",
    "assess_needs",
    "count_meetings",
    "list_due",
    "list_duties",
    "move_step",
    "note_meeting",
    "open_plan",
    "open_story",
    "tell_more",
    "tell_movement",
    "write_plan",
]
