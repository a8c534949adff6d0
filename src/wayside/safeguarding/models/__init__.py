"""Records of safeguarding."""

from wayside.safeguarding.models.children import ChildReferral, ChildReferralMove, ChildTold

__all__ = ["ChildReferral", "ChildReferralMove", "ChildTold"]
