"""What the parts of a night allow. Pure."""

from wayside.patrols.parts.rules.asking import (
    STANDS,
    can_answer,
    check_agency,
    check_can_answer,
    check_reply_by,
    check_room,
    check_welcomes,
)
from wayside.patrols.parts.rules.machines import INVITATION, OBSERVER
from wayside.patrols.parts.rules.shaping import (
    Apart,
    Part,
    can_shape,
    check_apart,
    check_can_shape,
    check_holds_partners,
    check_inside,
    check_meeting,
    check_officers_meet,
    clock,
    meeting_before,
    usual_parts,
)

__all__ = [
    "INVITATION",
    "OBSERVER",
    "STANDS",
    "Apart",
    "Part",
    "can_answer",
    "can_shape",
    "check_agency",
    "check_apart",
    "check_can_answer",
    "check_can_shape",
    "check_holds_partners",
    "check_inside",
    "check_meeting",
    "check_officers_meet",
    "check_reply_by",
    "check_room",
    "check_welcomes",
    "clock",
    "meeting_before",
    "usual_parts",
]
