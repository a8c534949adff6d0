"""What may be done with handovers."""

from wayside.sharing.handovers.actions.receiving import (
    Opened,
    Version,
    answer_handover,
    escalate_handovers,
    list_handovers,
    open_handover,
    pass_on_handover,
    show_reach,
    take_up_handover,
)
from wayside.sharing.handovers.actions.sending import correct_handover, hand_over, list_sent

__all__ = [
    "Opened",
    "Version",
    "answer_handover",
    "correct_handover",
    "escalate_handovers",
    "hand_over",
    "list_handovers",
    "list_sent",
    "open_handover",
    "pass_on_handover",
    "show_reach",
    "take_up_handover",
]
