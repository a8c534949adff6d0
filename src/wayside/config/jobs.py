"""The queue watches itself: what failed or hangs is raised, not left to be noticed."""

import logging

from procrastinate.contrib.django import app

from wayside.web.queue import queue_state

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
