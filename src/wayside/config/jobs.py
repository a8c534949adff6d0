"""The queue watches itself: what a killed worker left is taken up again; what failed or hangs is
raised, not left to be noticed."""

import logging

from procrastinate.contrib.django import app

from wayside.web.queue import queue_state, take_up_again

logger = logging.getLogger(__name__)


@app.periodic(cron="*/5 * * * *")
@app.task(name="config.watch_queue", queueing_lock="config.watch_queue")
def watch_queue(timestamp: int) -> None:
    """Raise an alarm in the log while any job failed for good or hangs.

    ``/health`` answers 503 and the administrator's first page shows a banner for as long.
    """
    state = queue_state()
    for event, count in (("jobs.failed", state.failed), ("jobs.stalled", state.stalled)):
        if count:
            logger.error("%s: %d", event, count, extra={"event": event, "count": count})


@app.periodic(cron="* * * * *")
@app.task(name="config.take_up_again", queueing_lock="config.take_up_again")
def take_up_abandoned_jobs(timestamp: int) -> None:
    """Put in line again, every minute, what a worker was doing as it was killed."""
    count = take_up_again()
    if count:
        extra = {"event": "jobs.taken_up_again", "count": count}
        logger.warning("jobs.taken_up_again: %d", count, extra=extra)
