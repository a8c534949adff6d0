"""Ends disclosures whose time is over. What is over shows nothing even before this runs."""

from procrastinate.contrib.django import app

from wayside.access.actor import Actor
from wayside.access.vocabulary import Side
from wayside.partners.acting import acting
from wayside.sharing.disclosures.actions import expire_disclosures, remind_to_delete
from wayside.sharing.disclosures.permissions import DISCLOSE
from wayside.vault import holding
from wayside.web import clock


@app.periodic(cron="20 * * * *")
@app.task(name="sharing.expire_disclosures", queueing_lock="sharing.expire_disclosures")
def expire(timestamp: int) -> None:
    """Every hour, where the support side works."""
    if not holding.holds(holding.SUPPORT):
        return
    now = clock.now()
    by = Actor.service("disclosures-over", permissions=(DISCLOSE,), works_for=Side.SUPPORT)
    with acting(by, now=now):
        expire_disclosures(by=by, now=now)
        remind_to_delete(by=by, now=now)
