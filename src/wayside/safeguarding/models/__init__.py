"""Records of safeguarding."""

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
    "OrderBreach",
    "OrderTold",
    "ProtectiveOrder",
]
