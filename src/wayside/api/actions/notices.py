"""Fetches what changed for an agency's system."""

from datetime import datetime, timedelta

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.api import outbox
from wayside.api.outbox import SignedPage
from wayside.api.permissions import READ_NOTICES
from wayside.api.queries.changes import changes
from wayside.audit.identifiers import first_id_at
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, record

KEPT_FOR = timedelta(days=30)


@look
def list_notices(
    *, after: str, limit: int, real_now: datetime, by: Actor, now: datetime
) -> SignedPage:
    """What changed after a cursor, or without one in the past thirty days, signed.

    Args:
        real_now: the true time: the trail's numbers grow with it, whatever the work is dated with.

    Raises:
        NotNow: the cursor was given to somebody else.
        KeyMissingError: there is no key to sign with.
    """
    require(by, READ_NOTICES)
    number = outbox.unlocked(after, by.member_id)
    since = first_id_at(real_now - KEPT_FOR)
    found = changes(visible_to=by, after=number, since=since, limit=limit)
    record(
        by=by,
        operation=Operation.LISTING,
        action="api.read_notices",
        controller_id=by.agency_id,
        count=len(found.changes),
        now=now,
    )
    return outbox.signed(
        found,
        agency_id=by.controller_id,
        membership_id=by.member_id,
        after=after,
        made_at=real_now,
    )
