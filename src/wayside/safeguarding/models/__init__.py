"""Records of safeguarding."""

from wayside.safeguarding.models.childhood import (
    IndicatorNote,
    MissingEpisode,
    SpecialistReview,
    TransitionPlan,
    TransitionStep,
)
from wayside.safeguarding.models.children import ChildReferral, ChildReferralMove, ChildTold
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
from wayside.safeguarding.models.slavery import Ms1Notice, NrmCase, NrmStep, NrmTold

__all__ = [
    "AbuseEvent",
    "AgencyResearch",
    "AgendaItem",
    "ChildReferral",
    "ChildReferralMove",
    "ChildTold",
    "IndicatorNote",
    "InstrumentWording",
    "Marac",
    "MaracAction",
    "MaracCase",
    "MaracMeeting",
    "MaracSeat",
    "MaracToken",
    "MissingEpisode",
from wayside.safeguarding.models.concerns import AdultConcern, ConcernStep
from wayside.safeguarding.models.death import Death
from wayside.safeguarding.models.missing import MissingEpisode, MissingPlan, MissingStep
from wayside.safeguarding.models.orders import OrderBreach, OrderTold, ProtectiveOrder
from wayside.safeguarding.models.slavery import Ms1Notice, NrmCase, NrmStep, NrmTold

__all__ = [
    "AdultConcern",
    "ConcernStep",
    "Death",
    "MissingEpisode",
    "MissingPlan",
    "MissingStep",
    "Ms1Notice",
    "NrmCase",
    "NrmStep",
    "NrmTold",
    "RiskAssessment",
    "RiskJudgement",
    "RiskRise",
    "RiskThresholds",
    "SpecialistReview",
    "TransitionPlan",
    "TransitionStep",
    "OrderBreach",
    "OrderTold",
    "ProtectiveOrder",
]
