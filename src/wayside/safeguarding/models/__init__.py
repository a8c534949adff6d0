"""Records of safeguarding."""

from wayside.safeguarding.models.childhood import (
    ChildMissing,
    IndicatorNote,
    SpecialistReview,
    TransitionPlan,
    TransitionStep,
)
from wayside.safeguarding.models.children import ChildReferral, ChildReferralMove, ChildTold
from wayside.safeguarding.models.concerns import AdultConcern, ConcernStep
from wayside.safeguarding.models.dash import (
    AbuseEvent,
    InstrumentWording,
    RiskAssessment,
    RiskJudgement,
    RiskRise,
    RiskThresholds,
)
from wayside.safeguarding.models.death import Death
from wayside.safeguarding.models.handed import HandedConcern
from wayside.safeguarding.models.marac import Marac, MaracCase, MaracSeat, MaracToken
from wayside.safeguarding.models.meetings import (
    AgencyResearch,
    AgendaItem,
    MaracAction,
    MaracMeeting,
)
from wayside.safeguarding.models.missing import MissingEpisode, MissingPlan, MissingStep
from wayside.safeguarding.models.orders import OrderBreach, OrderTold, ProtectiveOrder
from wayside.safeguarding.models.slavery import Ms1Notice, NrmCase, NrmStep, NrmTold

__all__ = [
    "AbuseEvent",
    "AdultConcern",
    "AgencyResearch",
    "AgendaItem",
    "ChildMissing",
    "ChildReferral",
    "ChildReferralMove",
    "ChildTold",
    "ConcernStep",
    "Death",
    "HandedConcern",
    "IndicatorNote",
    "InstrumentWording",
    "Marac",
    "MaracAction",
    "MaracCase",
    "MaracMeeting",
    "MaracSeat",
    "MaracToken",
    "MissingEpisode",
    "MissingPlan",
    "MissingStep",
    "Ms1Notice",
    "NrmCase",
    "NrmStep",
    "NrmTold",
    "OrderBreach",
    "OrderTold",
    "ProtectiveOrder",
    "RiskAssessment",
    "RiskJudgement",
    "RiskRise",
    "RiskThresholds",
    "SpecialistReview",
    "TransitionPlan",
    "TransitionStep",
]
