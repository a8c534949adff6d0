"""What may be done for the people supported."""

from wayside.support.actions.duties import list_duties
from wayside.support.actions.meetings import Told, count_meetings, note_meeting, tell_more
from wayside.support.actions.needs import Assessed, assess_needs
from wayside.support.actions.newcomers import note_newcomer
from wayside.support.actions.particulars import Noted, note_particulars
from wayside.support.actions.plans import (
    DueInPlans,
    agree_step,
    list_due,
    move_step,
    open_plan,
    tell_movement,
    write_plan,
)
from wayside.support.actions.reviews import Looked, change_step, review_plan
from wayside.support.actions.stories import Story, open_story

__all__ = [
    "Assessed",
    "DueInPlans",
    "Looked",
    "Noted",
    "Story",
    "Told",
    "agree_step",
    "assess_needs",
    "change_step",
    "count_meetings",
    "list_due",
    "list_duties",
    "move_step",
    "note_meeting",
    "note_newcomer",
    "note_particulars",
    "open_plan",
    "open_story",
    "review_plan",
    "tell_more",
    "tell_movement",
    "write_plan",
]
