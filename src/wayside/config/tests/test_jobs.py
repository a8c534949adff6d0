"""The queue works as the application's role, and forgets what a transaction took back."""

from typing import Any

from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.worker import works_through_the_queue

from wayside.config import database
from wayside.config.jobs import watch_queue

DEFER: Any = watch_queue.defer  # a task's own parameters are not in the library's hints


def test_a_job_deferred_in_a_transaction_runs_after_it(transactional_db: None) -> None:
    with transaction.atomic():
        job_id = DEFER(timestamp=0)
    works_through_the_queue()
    assert ProcrastinateJob.objects.get(id=job_id).status == "succeeded"
    assert connection.settings_dict["USER"] == database.django_database(as_owner=False)["USER"]


def test_a_job_deferred_in_a_transaction_that_fails_was_never_there(
    transactional_db: None,
) -> None:
    with transaction.atomic():
        DEFER(timestamp=0)
        transaction.set_rollback(True)
    assert not ProcrastinateJob.objects.exists()
