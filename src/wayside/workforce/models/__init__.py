"""Who goes out, what each has learned, when each is free, and how each is."""

from wayside.workforce.models.workers import Worker

__all__ = ["Worker"]
