"""Records of governance."""

from wayside.governance.models.retention import RetentionPeriod

__all__ = ["RetentionPeriod"]
