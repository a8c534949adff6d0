"""Makes the tokens of MARAC cases again after the keys changed, so that repeats are still found."""

from datetime import datetime

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.people.permissions import RENEW_TOKENS
from wayside.safeguarding.marac.tokens import made_again
from wayside.safeguarding.models import MaracCase, MaracToken

BATCH = 500


@transaction.atomic
def renew_marac_tokens(*, by: Actor, now: datetime) -> int:
    """Make every token again under the current key; how many cases. For a process that sees them
    all."""
    require(by, RENEW_TOKENS)
    made: list[MaracToken] = []
    count = 0
    for case in MaracCase.objects.iterator(BATCH):
        made += made_again(case)
        count += 1
    MaracToken.objects.all().delete()
    MaracToken.objects.bulk_create(made, batch_size=BATCH)
    record(
        by=by,
        operation=Operation.ADMINISTRATION,
        action="safeguarding.renew_marac_tokens",
        record_type=MaracToken._meta.label,
        count=count,
        now=now,
    )
    return count
