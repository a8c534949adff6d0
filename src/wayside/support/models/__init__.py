"""Records of support."""

from wayside.support.models.complaints import Complaint, ComplaintReply
from wayside.support.models.endings import Ending
from wayside.support.models.equality import EqualityData
from wayside.support.models.groups import (
    Attendance,
    Facilitator,
    Group,
    GroupPlace,
    GroupSession,
    KeptApart,
)
from wayside.support.models.isva import IsvaPath
from wayside.support.models.meetings import Meeting
from wayside.support.models.needs import NeedNote
from wayside.support.models.peers import (
    PeerMatch,
    PeerRecord,
    Readiness,
    Volunteer,
    VolunteerCheck,
    VolunteerTalk,
)
from wayside.support.models.plans import Movement, Plan, Step
from wayside.support.models.referrals import (
    Referral,
    ReferralAbout,
    ReferralLink,
    ReferralMove,
    ReferralTimes,
)
from wayside.support.models.sanctuary import Sanctuary, SanctuaryMove, SanctuaryWork
from wayside.support.models.strands import StalkingScreen
from wayside.support.models.supervision import Supervision, SupervisionNote

__all__ = [
    "Attendance",
    "Complaint",
    "ComplaintReply",
    "Ending",
    "EqualityData",
    "Facilitator",
    "Group",
    "GroupPlace",
    "GroupSession",
    "IsvaPath",
    "KeptApart",
    "Meeting",
    "Movement",
    "NeedNote",
    "PeerMatch",
    "PeerRecord",
    "Plan",
    "Readiness",
    "Referral",
    "ReferralAbout",
    "ReferralLink",
    "ReferralMove",
    "ReferralTimes",
    "Sanctuary",
    "SanctuaryMove",
    "SanctuaryWork",
    "StalkingScreen",
    "Step",
    "Supervision",
    "SupervisionNote",
    "Volunteer",
    "VolunteerCheck",
    "VolunteerTalk",
]
