"""Records of governance."""

from wayside.governance.models.access import AccessAbout, AccessItem, AccessRequest
from wayside.governance.models.corrections import Correction, FormerValue
from wayside.governance.models.erasure import Erasure, ErasureEntry
from wayside.governance.models.retention import RetentionPeriod
from wayside.governance.models.rights import RightAbout, RightRequest

__all__ = [
    "AccessAbout",
    "AccessItem",
    "AccessRequest",
    "Correction",
    "Erasure",
    "ErasureEntry",
    "FormerValue",
    "RetentionPeriod",
    "RightAbout",
    "RightRequest",
]
