"""The room's jobs, found by the queue here; each stands beside what it does."""

from wayside.support.referrals.jobs import remind

__all__ = ["remind"]
