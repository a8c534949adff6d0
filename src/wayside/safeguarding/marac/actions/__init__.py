"""What is done at and for a MARAC."""

from wayside.safeguarding.marac.actions.answering import (
    Agreed,
    agree_action,
    answer_action,
    list_actions,
)
from wayside.safeguarding.marac.actions.cases import (
    OpenedCase,
    decide_repeat,
    list_cases,
    move_case,
    open_case,
    transfer_case,
)
from wayside.safeguarding.marac.actions.changing import cancel_meeting, reschedule_meeting
from wayside.safeguarding.marac.actions.chasing import chase_actions
from wayside.safeguarding.marac.actions.counting import count_marac, export_marac
from wayside.safeguarding.marac.actions.hearing import (
    Minutes,
    Research,
    hear_case,
    write_minutes,
    write_research,
)
from wayside.safeguarding.marac.actions.meetings import (
    OpenedMeeting,
    Plan,
    circulate_agenda,
    list_meetings,
    move_meeting,
    open_meeting,
    plan_meeting,
    put_on_agenda,
    reorder_agenda,
    take_off_agenda,
)
from wayside.safeguarding.marac.actions.referring import (
    Case,
    From,
    open_referrals,
    receive_referral,
    refer_to_marac,
)
from wayside.safeguarding.marac.actions.renewing import renew_marac_tokens
from wayside.safeguarding.marac.actions.setting import end_seat, give_seat, set_up_marac
from wayside.safeguarding.marac.actions.sharing import Sharing, take_back
from wayside.safeguarding.marac.actions.sitting import Sitting, note_sitting

__all__ = [
    "Agreed",
    "Case",
    "From",
    "Minutes",
    "OpenedCase",
    "OpenedMeeting",
    "Plan",
    "Research",
    "Sharing",
    "Sitting",
    "agree_action",
    "answer_action",
    "cancel_meeting",
    "chase_actions",
    "circulate_agenda",
    "count_marac",
    "decide_repeat",
    "end_seat",
    "export_marac",
    "give_seat",
    "hear_case",
    "list_actions",
    "list_cases",
    "list_meetings",
    "move_case",
    "move_meeting",
    "note_sitting",
    "open_case",
    "open_meeting",
    "open_referrals",
    "plan_meeting",
    "put_on_agenda",
    "receive_referral",
    "refer_to_marac",
    "renew_marac_tokens",
    "reorder_agenda",
    "reschedule_meeting",
    "set_up_marac",
    "take_back",
    "take_off_agenda",
    "transfer_case",
    "write_minutes",
    "write_research",
]
