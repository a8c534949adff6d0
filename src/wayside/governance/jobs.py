"""The room's jobs, found by the queue here; each stands beside what it does."""

from wayside.governance.erasure.jobs import erase, rounds

__all__ = ["erase", "rounds"]
