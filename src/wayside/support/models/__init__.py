"""Records of support."""

from wayside.support.models.meetings import Meeting
from wayside.support.models.needs import NeedNote

__all__ = ["Meeting", "NeedNote"]
