"""Health says to anyone whether all is well, and what is wrong to whoever keeps the service."""

import json
import logging
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection
from django.test import Client

from wayside.access.vocabulary import Role
from wayside.audit import trail
from wayside.audit.models import Verification
from wayside.audit.queries import backups
from wayside.audit.sealing import database_clock
from wayside.config import health, jobs
from wayside.config.backup.actions import note_backup, note_verified
from wayside.config.backup.making import SERVICE
from wayside.home.due.service import alarms
from wayside.partners.tests import factories as partners
from wayside.web.queue import queue_state

pytestmark = pytest.mark.django_db


def plant_job(status: str, *, minutes_ago: int = 0) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status, args, scheduled_at) "
            "VALUES ('default', 'crime.import', %s, '{\"name\": \"Amira Khan\"}', "
            "now() - make_interval(mins => %s))",
            [status, minutes_ago],
        )


def test_all_is_well_on_a_migrated_database_without_failed_jobs(client: Client) -> None:
    answer = client.get("/health")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok"}
    assert health.report()["migrations"] == "ok"


def test_a_failed_job_turns_health_to_503_without_telling_its_arguments(client: Client) -> None:
    plant_job("failed")
    answer = client.get("/health")
    assert answer.status_code == 503
    assert answer.json() == {"status": "attention"}
    assert health.report()["jobs"] == {"failed": 1, "stalled": 0}
    assert "Amira" not in str(health.report())


def test_what_is_wrong_is_told_to_an_administrator_who_is_signed_in(client: Client) -> None:
    plant_job("failed")
    assert client.get("/health/details").status_code == 302
    area = partners.area()
    for role, status in ((Role.ANALYST, 403), (Role.ADMINISTRATOR, 200)):
        partners.sign_in(client, partners.member(role, area=area))
        assert client.get("/health/details").status_code == status
    found = client.get("/health/details")
    assert found.json()["jobs"] == {"failed": 1, "stalled": 0}
    assert found.headers["Cache-Control"] == "no-store"
    assert client.get("/health").json() == {"status": "attention"}


def test_the_command_tells_every_check_and_fails_when_one_does(
    capsys: pytest.CaptureFixture[str],
) -> None:
    call_command("health")
    assert "audit chain: ok" in capsys.readouterr().out
    plant_job("failed")
    with pytest.raises(SystemExit) as ended:
        call_command("health", "--json")
    assert ended.value.code == 1
    assert json.loads(capsys.readouterr().out)["jobs"]["failed"] == 1


def test_a_job_that_nobody_takes_counts_as_stalled_after_a_quarter_of_an_hour() -> None:
    plant_job("todo", minutes_ago=14)
    assert queue_state().stalled == 0
    plant_job("todo", minutes_ago=16)
    assert queue_state().stalled == 1


def test_a_job_whose_worker_is_gone_counts_as_stalled() -> None:
    plant_job("doing")
    assert queue_state().stalled == 1


def test_the_watch_raises_an_alarm_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    jobs.watch_queue(timestamp=0)
    assert not caplog.records
    plant_job("failed")
    jobs.watch_queue(timestamp=0)
    (record,) = caplog.records
    assert (record.levelno, record.__dict__["event"]) == (logging.ERROR, "jobs.failed")


def test_a_missing_migration_is_attention(monkeypatch: pytest.MonkeyPatch) -> None:
    known = health._known_migrations() | {("crime", "9999_planted")}
    monkeypatch.setattr(health, "_known_migrations", lambda: known)
    assert health.report()["migrations"] == "1 not applied"
    assert health.report()["status"] == "attention"


@pytest.mark.parametrize(
    ("problems", "days_ago", "found"),
    [(0, 0, "ok"), (1, 0, "broken"), (0, 4, "not checked lately")],
)
def test_the_last_check_of_the_trail_is_told(problems: int, days_ago: int, found: str) -> None:
    at = database_clock() - timedelta(days=days_ago)
    Verification.objects.create(
        started_at=at,
        finished_at=at,
        events=1,
        links=1,
        checkpoints=1,
        since_checkpoint=0,
        problems=problems,
        first_problem="Event 7 was altered." if problems else "",
    )
    assert health.report()["audit_chain"] == found
    assert health.report()["status"] == ("ok" if found == "ok" else "attention")


def test_a_trail_without_its_guards_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trail, "TRIGGERS", trail.TRIGGERS | {"planted"})
    assert health.report()["audit_chain"] == "unguarded"


def test_health_answers_even_when_the_database_does_not(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> str:
        raise OperationalError("connection refused")

    monkeypatch.setattr(health, "_migrations", gone)
    answer = client.get("/health")
    assert answer.status_code == 503
    assert answer.json() == {"status": "attention"}
    assert health.report() == {"status": "attention", "database": "unreachable"}


def test_backups_are_told_of_once_they_are_asked_for_and_late(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert health.report()["backup"] == "not asked for"
    settings.BACKUP_DAYS = 8
    assert health.report()["backup"] == "ok"  # a new installation has as long before the first
    administrator = partners.actor_of(partners.member(Role.ADMINISTRATOR, area=partners.area()))
    note_backup(backup_id=uuid4(), by=SERVICE, now=database_clock())
    later = database_clock() + timedelta(days=8, minutes=1)
    monkeypatch.setattr(backups, "database_clock", lambda: later)
    assert health.report()["backup"] == "none verified lately"
    assert health.report()["status"] == "attention"
    (alarm,) = alarms(administrator)
    assert "more than 8 days" in alarm
    assert alarms(partners.actor_of(partners.member(Role.ANALYST, area=partners.area()))) == ()


def test_a_backup_that_was_made_counts_once_it_was_proved(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.BACKUP_DAYS = 8
    note_backup(backup_id=uuid4(), by=SERVICE, now=database_clock())
    later = database_clock() + timedelta(days=9)
    monkeypatch.setattr(backups, "database_clock", lambda: later)
    assert backups.standing() is backups.BackupStanding.LATE
    monkeypatch.undo()
    settings.BACKUP_DAYS = 8
    note_verified(backup_id=uuid4(), by=SERVICE, now=database_clock())
    assert backups.last_verified() is not None
    assert backups.standing() is backups.BackupStanding.GOOD
