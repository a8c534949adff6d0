"""The state of the job queue: what failed, what nobody works on, and what is taken up again."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.db.models import F, Max, Q
from django.db.models.functions import Coalesce, Now
from procrastinate import sql
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

HEARTBEAT_PATIENCE = timedelta(minutes=5)
WAITING_PATIENCE = timedelta(minutes=15)
ABANDONED_AFTER = timedelta(minutes=2)  # a worker that lives gives a sign every ten seconds
MOST_ATTEMPTS = 10


@dataclass(frozen=True, slots=True)
class QueueState:
    """How many jobs failed for good, and how many wait or hang without a worker."""

    failed: int
    stalled: int

    @property
    def is_well(self) -> bool:
        """Whether nobody needs to look."""
        return not self.failed and not self.stalled


def queue_state() -> QueueState:
    """Count by the database's clock, which a fixed ``WAYSIDE_TODAY`` does not move.

    Stalled is a job whose worker has stopped giving signs of life, and a job that has been due
    for a quarter of an hour without a worker taking it.
    """
    hanging = _hanging(HEARTBEAT_PATIENCE)
    overdue = Q(status="todo", due_at__lt=Now() - WAITING_PATIENCE)
    jobs = ProcrastinateJob.objects.annotate(
        due_at=Coalesce(F("scheduled_at"), Max("procrastinateevent__at"))
    )
    return QueueState(
        failed=ProcrastinateJob.objects.filter(status="failed").count(),
        stalled=jobs.filter(hanging | overdue).count(),
    )


@transaction.atomic
def take_up_again() -> int:
    """Put in line again what a worker was doing as it was killed; how many jobs.

    What such a job had written was taken back with its transaction, or is there and is found by
    the job, which does its work once however often it runs. One whose twin waits already is ended
    without harm; one that has been tried too often may be what kills its workers, and fails.
    """
    found = ProcrastinateJob.objects.filter(_hanging(ABANDONED_AFTER))
    left = list(found.select_for_update(of=("self",), skip_locked=True).order_by("id"))
    for job in left:
        waiting = ProcrastinateJob.objects.filter(status="todo", queueing_lock=job.queueing_lock)
        if job.attempts >= MOST_ATTEMPTS:
            _end(job, "failed")
        elif job.queueing_lock and waiting.exists():
            _end(job, "aborted")
        else:
            app.job_manager.retry_job_by_id(job_id=job.id, retry_at=_at_once())
    return len(left)


def _hanging(patience: timedelta) -> Q:
    silent = Q(worker__isnull=True) | Q(worker__last_heartbeat__lt=Now() - patience)
    return Q(status="doing") & silent


def _end(job: ProcrastinateJob, status: str) -> None:
    app.connector.execute_query(
        query=sql.queries["finish_job"], job_id=job.id, status=status, delete_job=False
    )


def _at_once() -> datetime:
    return datetime.now(UTC)
