"""The room's jobs, found by the queue here; each stands beside what it does."""

from wayside.support.referrals.jobs import remind
from wayside.support.releases.jobs import release

__all__ = ["release", "remind"]
