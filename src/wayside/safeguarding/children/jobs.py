"""Each hour: every child has a referral, and what is late is told."""

from datetime import datetime

from procrastinate.contrib.django import app

from wayside.people.jobs import for_each_agency
from wayside.safeguarding.children.actions import (
    begin_missing_referrals,
    escalate_child_referrals,
)
from wayside.safeguarding.children.permissions import WATCH_CHILDREN
from wayside.web import clock


@app.periodic(cron="15 * * * *")
@app.task(name="safeguarding.watch_children", queueing_lock="safeguarding.watch_children")
def watch_children(timestamp: int) -> None:
    """Every hour, where the side's keys are."""
    watch(now=clock.now())


def watch(*, now: datetime) -> None:
    """See to every agency's children."""
    for_each_agency(begin_missing_referrals, WATCH_CHILDREN, now=now)
    for_each_agency(escalate_child_referrals, WATCH_CHILDREN, now=now)
