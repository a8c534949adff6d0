"""The room's jobs, found by the queue here; each stands beside what it does."""

from wayside.sharing.conversations.jobs import forget
from wayside.sharing.disclosures.jobs import expire
from wayside.sharing.handovers.jobs import escalate
from wayside.sharing.oversight.jobs import remind

__all__ = ["escalate", "expire", "forget", "remind"]
