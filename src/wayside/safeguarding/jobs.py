"""The room's jobs, found by the queue here; each stands beside what it does."""

from wayside.safeguarding.children.jobs import watch_children

__all__ = ["watch_children"]
