"""Records of support."""

from wayside.support.models.meetings import Meeting
from wayside.support.models.needs import NeedNote
from wayside.support.models.plans import Movement, Plan, Step

__all__ = ["Meeting", "Movement", "NeedNote", "Plan", "Step"]
