"""Records of safeguarding."""

from wayside.safeguarding.models.dash import (
    AbuseEvent,
    InstrumentWording,
    RiskAssessment,
    RiskJudgement,
    RiskRise,
    RiskThresholds,
)
from wayside.safeguarding.models.marac import Marac, MaracCase, MaracSeat, MaracToken
from wayside.safeguarding.models.meetings import (
    AgencyResearch,
    AgendaItem,
    MaracAction,
    MaracMeeting,
)

__all__ = [
    "AbuseEvent",
    "AgencyResearch",
    "AgendaItem",
    "InstrumentWording",
    "Marac",
    "MaracAction",
    "MaracCase",
    "MaracMeeting",
    "MaracSeat",
    "MaracToken",
    "RiskAssessment",
    "RiskJudgement",
    "RiskRise",
    "RiskThresholds",
]
from wayside.safeguarding.models.children import ChildReferral, ChildReferralMove, ChildTold

__all__ = ["ChildReferral", "ChildReferralMove", "ChildTold"]
from wayside.safeguarding.models.slavery import Ms1Notice, NrmCase, NrmStep, NrmTold

__all__ = ["Ms1Notice", "NrmCase", "NrmStep", "NrmTold"]
