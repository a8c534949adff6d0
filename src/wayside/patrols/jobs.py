"""The room's jobs, found by the queue here; each stands beside what it does."""

from wayside.patrols.parts.jobs import remind
from wayside.patrols.returns.jobs import chase_returns
from wayside.patrols.risk.jobs import watch_check_ins

__all__ = ["chase_returns", "remind", "watch_check_ins"]
