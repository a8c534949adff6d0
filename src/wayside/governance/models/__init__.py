"""Records of governance."""

from wayside.governance.models.erasure import Erasure, ErasureEntry
from wayside.governance.models.retention import RetentionPeriod

__all__ = ["Erasure", "ErasureEntry", "RetentionPeriod"]
