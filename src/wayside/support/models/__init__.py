"""Records of support."""

from wayside.support.models.attachments import Attachment
from wayside.support.models.beginnings import Beginning
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
from wayside.support.models.home_notices import HomeNotice, HomeReview, KeptHome, KeptRisk
from wayside.support.models.homelessness import (
    ApplicationMilestone,
    ApplicationMove,
    HousingApplication,
    StatutoryPeriod,
)
from wayside.support.models.homes import Home, HomeMove, HomeRisk
from wayside.support.models.housing import HousingPeriods, Place, Vacancy
from wayside.support.models.isva import IsvaPath
from wayside.support.models.meetings import Meeting
from wayside.support.models.needs import NeedNote
from wayside.support.models.offers import (
    HousingSearch,
    HousingWishes,
    Offer,
    OfferAbout,
    OfferMove,
)
from wayside.support.models.particulars import Particulars
from wayside.support.models.peers import (
    PeerMatch,
    PeerRecord,
    Readiness,
    Volunteer,
    VolunteerCheck,
    VolunteerTalk,
)
from wayside.support.models.periods import AgencyPeriods
from wayside.support.models.plans import Movement, Plan, PlanReview, Step
from wayside.support.models.referrals import (
    Referral,
    ReferralAbout,
    ReferralLink,
    ReferralMove,
    ReferralTimes,
)
from wayside.support.models.releases import NeedRelease
from wayside.support.models.sanctuary import Sanctuary, SanctuaryMove, SanctuaryWork
from wayside.support.models.strands import StalkingScreen
from wayside.support.models.supervision import Supervision, SupervisionNote

__all__ = [
    "AgencyPeriods",
    "ApplicationMilestone",
    "ApplicationMove",
    "Attachment",
    "Attendance",
    "Beginning",
    "Complaint",
    "ComplaintReply",
    "Ending",
    "EqualityData",
    "Facilitator",
    "Group",
    "GroupPlace",
    "GroupSession",
    "Home",
    "HomeMove",
    "HomeNotice",
    "HomeReview",
    "HomeRisk",
    "HousingApplication",
    "HousingPeriod",
    "HousingPeriods",
    "HousingSearch",
    "HousingWishes",
    "IsvaPath",
    "KeptApart",
    "KeptHome",
    "KeptRisk",
    "Meeting",
    "Movement",
    "NeedNote",
    "NeedRelease",
    "Offer",
    "OfferAbout",
    "OfferMove",
    "Particulars",
    "PeerMatch",
    "PeerRecord",
    "Place",
    "Plan",
    "PlanReview",
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
    "StatutoryPeriod",
    "Step",
    "Supervision",
    "SupervisionNote",
    "Vacancy",
    "Volunteer",
    "VolunteerCheck",
    "VolunteerTalk",
]
