"""Records of support."""

from wayside.support.models.meetings import Meeting
from wayside.support.models.needs import NeedNote
from wayside.support.models.plans import Movement, Plan, Step
from wayside.support.models.referrals import (
    Referral,
    ReferralAbout,
    ReferralLink,
    ReferralMove,
    ReferralTimes,
)

__all__ = [
    "Meeting",
    "Movement",
    "NeedNote",
    "Plan",
    "Referral",
    "ReferralAbout",
    "ReferralLink",
    "ReferralMove",
    "ReferralTimes",
    "Step",
]
