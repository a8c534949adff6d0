"""Clears out what is kept only so that a request can be repeated."""

from procrastinate.contrib.django import app

from wayside.access.actor import Actor
from wayside.api.actions import forget_answers
from wayside.api.permissions import SWEEP_ANSWERS
from wayside.partners.acting import acting
from wayside.web import clock


@app.periodic(cron="50 2 * * *")
@app.task(name="api.forget_answers", queueing_lock="api.forget_answers")
def forget(timestamp: int) -> None:
    """Every night."""
    now = clock.now()
    by = Actor.service("api-answers", permissions=(SWEEP_ANSWERS,))
    with acting(by, now=now):
        forget_answers(by=by, now=now)
