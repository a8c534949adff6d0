"""Chases the returns that are late, once a day."""

from procrastinate.contrib.django import app

from wayside.access.actor import Actor
from wayside.patrols.returns.actions import chase, forget_drafts
from wayside.patrols.returns.permissions import STAND_IN
from wayside.web import clock


@app.periodic(cron="0 11 * * *")
@app.task(name="patrols.chase_returns", queueing_lock="patrols.chase_returns")
def chase_returns(timestamp: int) -> None:
    """Late in the morning, when whoever was out has slept: remind them of their return."""
    by = Actor.service("chase-returns", permissions=(STAND_IN,))
    now = clock.now()
    chase(by=by, now=now)
    forget_drafts(by=by, now=now)
