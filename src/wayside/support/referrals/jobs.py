"""Reminds of referrals, and tells of those that nobody answers."""

from procrastinate.contrib.django import app

from wayside.access.actor import Actor
from wayside.access.vocabulary import Side
from wayside.partners.acting import acting
from wayside.support.referrals.actions import remind_of_referrals
from wayside.support.referrals.permissions import WATCH_REFERRALS
from wayside.support.referrals.vocabulary import ROUNDS
from wayside.vault import holding
from wayside.web import clock


@app.periodic(cron="20 * * * *")
@app.task(name="support.remind_of_referrals", queueing_lock="support.remind_of_referrals")
def remind(timestamp: int) -> None:
    """Every hour, where this instance holds the side's keys."""
    if not holding.holds(holding.SUPPORT):
        return
    now = clock.now()
    by = Actor.service(ROUNDS, permissions=(WATCH_REFERRALS,), works_for=Side.SUPPORT)
    with acting(by, now=now):
        remind_of_referrals(by=by, now=now)
