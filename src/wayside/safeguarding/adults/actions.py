"""Looks at the lists."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import look, told
from wayside.safeguarding.adults import queries
from wayside.safeguarding.adults.vocabulary import Kind, Which
from wayside.safeguarding.concerns.permissions import KEEP_CONCERNS
from wayside.web.clock import day_of


@look
def list_adults(*, kind: Kind, which: Which, by: Actor, now: datetime) -> QuerySet[Any]:
    """Those of a kind about people whose records are open to whoever asks."""
    require(by, KEEP_CONCERNS)
    told(queries.KINDS[kind].model, "safeguarding.list_adults", Operation.LISTING, by, now)
    return queries.listed(kind, which, today=day_of(now))
