"""The daily round of reminders."""

from procrastinate.contrib.django import app

from wayside.access.actor import Actor
from wayside.patrols.parts.actions.reminding import remind_agencies
from wayside.patrols.parts.permissions import SHAPE_NIGHTS
from wayside.web import clock


@app.periodic(cron="0 9 * * *")
@app.task(name="patrols.remind_agencies", queueing_lock="patrols.remind_agencies")
def remind(timestamp: int) -> None:
    """Remind partner agencies every morning."""
    by = Actor.service("remind-agencies", permissions=(SHAPE_NIGHTS,))
    remind_agencies(by=by, now=clock.now())
