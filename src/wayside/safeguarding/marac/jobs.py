"""Reminds of actions of a MARAC that are late."""

from procrastinate.contrib.django import app

from wayside.access.actor import Actor
from wayside.access.vocabulary import Side
from wayside.partners.acting import acting
from wayside.safeguarding.marac.actions import chase_actions
from wayside.safeguarding.marac.permissions import CHASE_ACTIONS
from wayside.safeguarding.marac.vocabulary import ROUNDS
from wayside.vault import holding
from wayside.web import clock


@app.periodic(cron="10 6 * * *")
@app.task(name="safeguarding.chase_actions", queueing_lock="safeguarding.chase_actions")
def chase(timestamp: int) -> None:
    """Every morning, where this instance holds the side's keys."""
    if not holding.holds(holding.SUPPORT):
        return
    now = clock.now()
    by = Actor.service(ROUNDS, permissions=(CHASE_ACTIONS,), works_for=Side.SUPPORT)
    with acting(by, now=now):
        chase_actions(by=by, now=now)
