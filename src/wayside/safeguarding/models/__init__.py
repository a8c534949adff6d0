"""Records of safeguarding."""

from wayside.safeguarding.models.slavery import Ms1Notice, NrmCase, NrmStep, NrmTold

__all__ = ["Ms1Notice", "NrmCase", "NrmStep", "NrmTold"]
