"""Records of safeguarding."""

from wayside.safeguarding.models.childhood import (
    IndicatorNote,
    MissingEpisode,
    SpecialistReview,
    TransitionPlan,
    TransitionStep,
)
from wayside.safeguarding.models.children import ChildReferral, ChildReferralMove, ChildTold

__all__ = [
    "ChildReferral",
    "ChildReferralMove",
    "ChildTold",
    "IndicatorNote",
    "MissingEpisode",
    "SpecialistReview",
    "TransitionPlan",
    "TransitionStep",
]
