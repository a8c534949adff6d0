"""What may be done with referrals."""

from wayside.support.referrals.actions.answering import (
    Opened,
    answer_first,
    answer_referral,
    move_referral,
    open_referral,
)
from wayside.support.referrals.actions.arriving import close_referral, take_in_referral
from wayside.support.referrals.actions.asking import (
    Wanted,
    ask_for_help,
    refer_from_outside,
    write_down_call,
)
from wayside.support.referrals.actions.beginning import begin_record, open_source
from wayside.support.referrals.actions.links import (
    Knocked,
    MadeLink,
    answer_by_link,
    knock,
    make_link,
    open_by_link,
)
from wayside.support.referrals.actions.looks import (
    Listed,
    list_referrals,
    list_referrals_due,
    list_referrals_of,
)
from wayside.support.referrals.actions.reach import show_reach
from wayside.support.referrals.actions.registering import ask_for_agency
from wayside.support.referrals.actions.rounds import remind_of_referrals
from wayside.support.referrals.actions.sending import (
    Said,
    change_referral,
    draft_referral,
    send_referral,
    transfer_referral,
)
from wayside.support.referrals.actions.times import set_referral_times
from wayside.support.referrals.actions.trail import NoSuchReferralError

__all__ = [
    "Knocked",
    "Listed",
    "MadeLink",
    "NoSuchReferralError",
    "Opened",
    "Said",
    "Wanted",
    "answer_by_link",
    "answer_first",
    "answer_referral",
    "ask_for_agency",
    "ask_for_help",
    "begin_record",
    "change_referral",
    "close_referral",
    "draft_referral",
    "knock",
    "list_referrals",
    "list_referrals_due",
    "list_referrals_of",
    "make_link",
    "move_referral",
    "open_by_link",
    "open_referral",
    "open_source",
    "refer_from_outside",
    "remind_of_referrals",
    "send_referral",
    "set_referral_times",
    "show_reach",
    "take_in_referral",
    "transfer_referral",
    "write_down_call",
]
