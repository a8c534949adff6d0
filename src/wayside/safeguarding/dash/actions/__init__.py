"""What is done about risk."""

from wayside.safeguarding.dash.actions.assessing import (
    Beginning,
    answer_part,
    begin_assessment,
    finish_assessment,
    leave_assessment,
)
from wayside.safeguarding.dash.actions.looks import (
    Lists,
    Risk,
    list_wordings,
    open_assessment,
    open_risk,
)
from wayside.safeguarding.dash.actions.raising import Event, answer_rise, judge_risk, note_event
from wayside.safeguarding.dash.actions.setting import Licensed, load_wording, set_thresholds

__all__ = [
    "Beginning",
    "Event",
    "Licensed",
    "Lists",
    "Risk",
    "answer_part",
    "answer_rise",
    "begin_assessment",
    "finish_assessment",
    "judge_risk",
    "leave_assessment",
    "list_wordings",
    "load_wording",
    "note_event",
    "open_assessment",
    "open_risk",
    "set_thresholds",
]
