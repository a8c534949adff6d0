"""What is noted of a child beside the referral."""

from wayside.safeguarding.childhood.actions.adulthood import (
    Planned,
    Step,
    add_transition_step,
    plan_transition,
    take_transition_step,
)
from wayside.safeguarding.childhood.actions.missing import (
    Away,
    move_episode,
    report_missing,
)
from wayside.safeguarding.childhood.actions.reviews import (
    Held,
    ask_review,
    hold_review,
    move_review,
)
from wayside.safeguarding.childhood.actions.signs import Signs, note_indicators

__all__ = [
    "Away",
    "Held",
    "Planned",
    "Signs",
    "Step",
    "add_transition_step",
    "ask_review",
    "hold_review",
    "move_episode",
    "move_review",
    "note_indicators",
    "plan_transition",
    "report_missing",
    "take_transition_step",
]
