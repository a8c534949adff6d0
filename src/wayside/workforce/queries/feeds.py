"""Whose calendar a secret opens."""

from datetime import date
from hashlib import sha256

from django.db.models import Exists, OuterRef, Q

from wayside.partners.models import Membership
from wayside.partners.queries import holding_on
from wayside.workforce.models import CalendarFeed, Worker


def digest_of(secret: str) -> str:
    """What is kept of a secret: it is 256 random bits, so a plain digest cannot be undone."""
    return sha256(secret.encode()).hexdigest()


def feed_of(worker: Worker) -> CalendarFeed | None:
    """The calendar that works for somebody now."""
    return worker.feeds.filter(revoked_at__isnull=True).first()


def worker_of_feed(secret: str, *, today: date) -> Worker | None:
    """Whose calendar a secret opens; None once it is revoked, they have left the pool, or none
    of their roles there holds any more."""
    works_there = Membership.objects.filter(
        holding_on(today),
        Q(area=OuterRef("worker__area")) | Q(area__parent=OuterRef("worker__area")),
        person=OuterRef("worker__person"),
        account__is_active=True,
    )
    found = CalendarFeed.objects.filter(
        Exists(works_there),
        digest=digest_of(secret),
        revoked_at__isnull=True,
        worker__left_date__isnull=True,
    )
    feed = found.select_related("worker__person", "worker__agency").first()
    return feed.worker if feed else None
