"""Whose calendar a secret opens."""

from hashlib import sha256

from wayside.workforce.models import CalendarFeed, Worker


def digest_of(secret: str) -> str:
    """What is kept of a secret: it is 256 random bits, so a plain digest cannot be undone."""
    return sha256(secret.encode()).hexdigest()


def feed_of(worker: Worker) -> CalendarFeed | None:
    """The calendar that works for somebody now."""
    return worker.feeds.filter(revoked_at__isnull=True).first()


def worker_of_feed(secret: str) -> Worker | None:
    """Whose calendar a secret opens; None once it is revoked or they have left."""
    found = CalendarFeed.objects.filter(
        digest=digest_of(secret), revoked_at__isnull=True, worker__left_date__isnull=True
    )
    feed = found.select_related("worker__person", "worker__agency").first()
    return feed.worker if feed else None
