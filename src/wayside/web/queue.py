"""The state of the job queue: what failed, and what nobody works on."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import F, Max, Q
from django.db.models.functions import Coalesce, Now
from procrastinate.contrib.django.models import ProcrastinateJob

HEARTBEAT_PATIENCE = timedelta(minutes=5)
WAITING_PATIENCE = timedelta(minutes=15)


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
    hanging = Q(status="doing") & (
        Q(worker__isnull=True) | Q(worker__last_heartbeat__lt=Now() - HEARTBEAT_PATIENCE)
    )
    overdue = Q(status="todo", due_at__lt=Now() - WAITING_PATIENCE)
    jobs = ProcrastinateJob.objects.annotate(
        due_at=Coalesce(F("scheduled_at"), Max("procrastinateevent__at"))
    )
    return QueueState(
        failed=ProcrastinateJob.objects.filter(status="failed").count(),
        stalled=jobs.filter(hanging | overdue).count(),
    )
