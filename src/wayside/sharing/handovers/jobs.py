"""Tells leads of handovers that are late."""

from procrastinate.contrib.django import app

from wayside.access.actor import Actor
from wayside.access.vocabulary import Side
from wayside.partners.acting import acting
from wayside.sharing.handovers.actions import escalate_handovers
from wayside.sharing.handovers.permissions import RECEIVE_HANDOVERS
from wayside.vault import holding
from wayside.web import clock


@app.periodic(cron="5 * * * *")
@app.task(name="sharing.escalate_handovers", queueing_lock="sharing.escalate_handovers")
def escalate(timestamp: int) -> None:
    """Every hour, where the receiving side works."""
    if not holding.holds(holding.SUPPORT):
        return
    now = clock.now()
    by = Actor.service("late-handovers", permissions=(RECEIVE_HANDOVERS,), works_for=Side.SUPPORT)
    with acting(by, now=now):
        escalate_handovers(by=by, now=now)
