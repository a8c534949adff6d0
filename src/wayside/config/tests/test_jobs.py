"""The queue works as the application's role, and forgets what a transaction took back."""

from typing import Any

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.worker import works_through_the_queue

from wayside.config import database
from wayside.config.jobs import take_up_abandoned_jobs, watch_queue
from wayside.web.queue import queue_state, take_up_again

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


def plant(
    *, task: str = "config.watch_queue", attempts: int = 0, lock: str | None = None, dead: int = 10
) -> int:
    """A job that a worker was doing who has given no sign for so many minutes."""
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH worker AS (INSERT INTO procrastinate_workers (last_heartbeat) "
            "VALUES (now() - make_interval(mins => %s)) RETURNING id) "
            "INSERT INTO procrastinate_jobs "
            "(queue_name, task_name, status, args, attempts, queueing_lock, worker_id) "
            "SELECT 'default', %s, 'doing', '{\"timestamp\": 0}', %s, %s, id FROM worker "
            "RETURNING id",
            [dead, task, attempts, lock],
        )
        return int(cursor.fetchone()[0])


def state(job_id: int) -> tuple[str, int]:
    job = ProcrastinateJob.objects.get(id=job_id)
    return job.status, job.attempts


def test_what_a_dead_worker_was_doing_is_taken_up_again(transactional_db: None) -> None:
    job_id = plant()
    assert take_up_again() == 1
    assert state(job_id) == ("todo", 1)
    works_through_the_queue()
    assert state(job_id) == ("succeeded", 2)
    assert queue_state().is_well


@pytest.mark.django_db
def test_what_a_living_worker_does_is_left_alone() -> None:
    job_id = plant(dead=1)
    assert take_up_again() == 0
    assert state(job_id) == ("doing", 0)


@pytest.mark.django_db
def test_a_job_whose_worker_was_struck_off_is_taken_up_too() -> None:
    job_id = plant()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_workers")
    assert take_up_again() == 1
    assert state(job_id) == ("todo", 1)


@pytest.mark.django_db
def test_one_whose_twin_waits_is_ended_without_an_alarm() -> None:
    job_id = plant(lock="config.watch_queue")
    DEFER(timestamp=0)
    assert take_up_again() == 1
    assert state(job_id)[0] == "aborted"
    assert queue_state().failed == 0


@pytest.mark.django_db
def test_one_that_kills_its_workers_again_and_again_fails_and_is_told() -> None:
    job_id = plant(attempts=10)
    take_up_again()
    assert state(job_id)[0] == "failed"
    assert queue_state().failed == 1


@pytest.mark.django_db
def test_taking_up_is_told_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    take_up_abandoned_jobs(timestamp=0)
    assert not caplog.records
    plant()
    take_up_abandoned_jobs(timestamp=0)
    (record,) = caplog.records
    assert record.__dict__["event"] == "jobs.taken_up_again"
