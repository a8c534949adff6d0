"""Erases own words when their time is over."""

from procrastinate.contrib.django import app

from wayside.access.actor import Actor
from wayside.partners.acting import acting
from wayside.sharing.conversations.actions import forget_own_words
from wayside.sharing.conversations.permissions import TELL_CONVERSATIONS
from wayside.web import clock

NAME = "sharing.own_words"


@app.periodic(cron="20 * * * *")
@app.task(name="sharing.forget_own_words", queueing_lock="sharing.forget_own_words")
def forget(timestamp: int) -> None:
    """Every hour, on either side of the wall."""
    now = clock.now()
    by = Actor.service(NAME, permissions=(TELL_CONVERSATIONS,))
    with acting(by, now=now):
        forget_own_words(by=by, now=now)
