"""Releases needs once a day, where the support side works."""

from datetime import datetime

from procrastinate.contrib.django import app

from wayside.access.actor import Actor
from wayside.access.vocabulary import Side
from wayside.partners.acting import acting
from wayside.support.releases.actions import release_needs
from wayside.support.releases.permissions import RELEASE_NEEDS
from wayside.vault import holding
from wayside.web import clock

NAME = "support.needs"


@app.periodic(cron="40 4 * * *")
@app.task(name="support.release_needs", queueing_lock="support.release_needs")
def release(timestamp: int) -> None:
    """Before anybody plans."""
    release_due(now=clock.now())


def release_due(*, now: datetime) -> int:
    """Release the months that are due, where this instance holds the side's keys. How many."""
    if not holding.holds(holding.SUPPORT):
        return 0
    by = Actor.service(NAME, permissions=(RELEASE_NEEDS,), works_for=Side.SUPPORT)
    with acting(by, now=now):
        return release_needs(by=by, now=now)
