"""What is done to keep a child safe."""

from wayside.safeguarding.children.actions.beginning import begin_of_handover, begin_of_marked
from wayside.safeguarding.children.actions.looks import (
    Opened,
    list_child_referrals,
    open_child,
    open_child_referral,
)
from wayside.safeguarding.children.actions.rounds import (
    begin_missing_referrals,
    escalate_child_referrals,
)
from wayside.safeguarding.children.actions.steps import (
    Concluded,
    conclude_child_referral,
    hurry_child_referral,
    join_child_referral,
    lead_child_referral,
    leave_child_referral,
    move_child_referral,
    name_child_lead,
)
from wayside.safeguarding.children.actions.telling import (
    Telling,
    make_child_referral,
    note_child_told,
)

__all__ = [
    "Concluded",
    "Opened",
    "Telling",
    "begin_missing_referrals",
    "begin_of_handover",
    "begin_of_marked",
    "conclude_child_referral",
    "escalate_child_referrals",
    "hurry_child_referral",
    "join_child_referral",
    "lead_child_referral",
    "leave_child_referral",
    "list_child_referrals",
    "make_child_referral",
    "move_child_referral",
    "name_child_lead",
    "note_child_told",
    "open_child",
    "open_child_referral",
]
