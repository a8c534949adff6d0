"""Records of support."""

from wayside.support.models.complaints import Complaint, ComplaintReply
from wayside.support.models.endings import Ending
from wayside.support.models.isva import IsvaPath
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
from wayside.support.models.strands import StalkingScreen
from wayside.support.models.supervision import Supervision, SupervisionNote

__all__ = [
    "Complaint",
    "ComplaintReply",
    "Ending",
    "IsvaPath",
    "Meeting",
    "Movement",
    "NeedNote",
    "Plan",
    "Referral",
    "ReferralAbout",
    "ReferralLink",
    "ReferralMove",
    "ReferralTimes",
    "StalkingScreen",
    "Step",
    "Supervision",
    "SupervisionNote",
]
