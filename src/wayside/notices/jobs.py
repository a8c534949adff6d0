"""Delivery, tried again until it succeeds or is given up; and the nightly clearing out."""

from dataclasses import dataclass
from uuid import UUID

from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from wayside.notices import actions
from wayside.web import clock

TRIES = 6


@dataclass(frozen=True, slots=True)
class Post:
    """Who acts in a job of this room: nobody but the outbox itself."""

    kind: str = "service"
    account_id: UUID | None = None
    person_id: UUID | None = None
    membership_id: UUID | None = None
    agency_id: UUID | None = None
    role: str | None = None


@app.task(
    name="notices.deliver",
    queue="mail",
    pass_context=True,
    retry=RetryStrategy(max_attempts=TRIES, exponential_wait=4),
)
def deliver(context: JobContext, notice_id: str) -> None:
    """Mail one notice. The last failure is noted on it, and fails the job: that is the alarm."""
    try:
        actions.deliver(notice_id=UUID(notice_id), by=Post(), now=clock.now())
    except Exception:
        if context.job is not None and context.job.attempts >= TRIES:
            actions.give_up(notice_id=UUID(notice_id), by=Post(), now=clock.now())
        raise


@app.periodic(cron="40 2 * * *")
@app.task(name="notices.purge", queueing_lock="notices.purge")
def purge(timestamp: int) -> None:
    """Remove old notices every night."""
    actions.purge(by=Post(), now=clock.now())
