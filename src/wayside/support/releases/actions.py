"""Releases what people talked about: a month once, late, in cells that hold enough people."""

from datetime import datetime

from django.db import transaction

from wayside.access.actor import Actor
from wayside.access.permissions import require
from wayside.audit.vocabulary import Operation
from wayside.audit.writer import record
from wayside.support.models import NeedRelease
from wayside.support.releases import queries, rules
from wayside.support.releases.permissions import RELEASE_NEEDS
from wayside.web.clock import day_of


@transaction.atomic
def release_needs(*, by: Actor, now: datetime) -> int:
    """Release each month that is due and was not; how many. A month without enough people is
    released empty, so that nobody can see when a tenth came."""
    require(by, RELEASE_NEEDS)
    months = rules.months_due(day_of(now))
    made = [
        NeedRelease(
            area=area,
            month_date=month,
            cells=list(rules.cells_of(queries.counts_in(area, month), queries.wards_of(area))),
            released_at=now,
        )
        for area in queries.boroughs()
        for month in sorted(set(months) - queries.released(area))
    ]
    NeedRelease.objects.bulk_create(made)
    if made:
        record(
            by=by,
            operation=Operation.ADMINISTRATION,
            action="support.release_needs",
            record_type="support.NeedRelease",
            fields=("cells",),
            count=len(made),
            now=now,
        )
    return len(made)
