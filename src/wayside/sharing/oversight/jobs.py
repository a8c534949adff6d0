"""Reminds of what nobody has overseen."""

from procrastinate.contrib.django import app

from wayside.access.actor import Actor
from wayside.access.vocabulary import Side
from wayside.partners.acting import acting
from wayside.sharing.oversight.actions import remind_of_unseen
from wayside.sharing.oversight.permissions import OVERSEE
from wayside.vault import holding
from wayside.web import clock


@app.periodic(cron="35 * * * *")
@app.task(name="sharing.remind_of_unseen", queueing_lock="sharing.remind_of_unseen")
def remind(timestamp: int) -> None:
    """Every hour, where the support side works."""
    if not holding.holds(holding.SUPPORT):
        return
    now = clock.now()
    by = Actor.service("oversight-unseen", permissions=(OVERSEE,), works_for=Side.SUPPORT)
    with acting(by, now=now):
        remind_of_unseen(by=by, now=now)
