"""Watches the check-ins of patrols that are out."""

from procrastinate.contrib.django import app

from wayside.access.actor import Actor
from wayside.patrols.risk.actions import raise_alarms
from wayside.patrols.risk.permissions import SETTLE_ALARMS
from wayside.web import clock


@app.periodic(cron="* * * * *")
@app.task(name="patrols.watch_check_ins", queueing_lock="patrols.watch_check_ins")
def watch_check_ins(timestamp: int) -> None:
    """Every minute: raise the alarm about a check-in that was missed."""
    watcher = Actor.service("watch-check-ins", permissions=(SETTLE_ALARMS,))
    raise_alarms(by=watcher, now=clock.now())
