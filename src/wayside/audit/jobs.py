"""Work on the trail that nobody waits for: sealing it, and checking it as a whole."""

from procrastinate.contrib.django import app

from wayside.audit.inspection import inspect_and_keep
from wayside.audit.sealing import seal


class BrokenTrailError(RuntimeError):
    """The trail is not as it was written. The failed job raises the alarm."""


@app.periodic(cron="*/10 * * * *")
@app.task(name="audit.seal", queueing_lock="audit.seal", lock="audit.seal")
def seal_the_head(timestamp: int) -> None:
    """Sign the head of the chain every ten minutes, if something was recorded since."""
    seal()


@app.periodic(cron="15 3 * * *")
@app.task(name="audit.verify_nightly", queueing_lock="audit.verify_nightly", lock="audit.verify")
def verify_nightly(timestamp: int) -> None:
    """Check the whole trail every night."""
    verify_now()


@app.task(name="audit.verify", queueing_lock="audit.verify", lock="audit.verify")
def verify_now() -> None:
    """Check the whole trail and keep the result; a broken one fails the job.

    Raises:
        BrokenTrailError: naming the first thing found.
    """
    result = inspect_and_keep()
    if result.problems:
        raise BrokenTrailError(result.first_problem)
