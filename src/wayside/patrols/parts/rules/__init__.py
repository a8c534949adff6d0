"""What the parts of a night allow. Pure."""

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
    clock,
    usual_parts,
)

__all__ = [
    "INVITATION",
    "OBSERVER",
    "Apart",
    "Part",
    "can_shape",
    "check_apart",
    "check_can_shape",
    "check_holds_partners",
    "check_inside",
    "check_meeting",
    "clock",
    "usual_parts",
]
