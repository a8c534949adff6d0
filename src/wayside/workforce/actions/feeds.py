"""A person's own calendar: made, shown once, revoked."""

import secrets
from datetime import datetime

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import NotAllowed, require
from wayside.workforce import queries, rules
from wayside.workforce.actions.notes import note
from wayside.workforce.models import CalendarFeed, Worker
from wayside.workforce.permissions import OWN_TIME, is_own


@transaction.atomic
def make_feed(*, worker: Worker, by: Actor, now: datetime) -> str:
    """The secret of a new calendar of one's own; an earlier one stops working. The secret is
    given this once: only its digest is kept.

    Raises:
        NotAllowed: it is somebody else's.
        NotNow: one has left the pool.
    """
    _require_own(worker, by)
    rules.check_in_pool(worker.left_date)
    _stop(worker, now)
    secret = secrets.token_urlsafe(32)
    made = CalendarFeed.objects.create(worker=worker, digest=queries.digest_of(secret), made_at=now)
    note("workforce.make_feed", made, worker, by=by, now=now)
    return secret


@transaction.atomic
def revoke_feed(*, worker: Worker, by: Actor, now: datetime) -> None:
    """One's calendar stops working at once.

    Raises:
        NotAllowed: it is somebody else's.
    """
    _require_own(worker, by)
    _stop(worker, now)
    note("workforce.revoke_feed", worker, worker, by=by, now=now)


def _require_own(worker: Worker, by: Actor) -> None:
    require(by, OWN_TIME)
    if not is_own(worker, by):
        raise NotAllowed(OWN_TIME)


def _stop(worker: Worker, now: datetime) -> None:
    Worker.objects.select_for_update().get(id=worker.id)
    worker.feeds.filter(revoked_at__isnull=True).update(revoked_at=now)
