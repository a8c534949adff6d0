"""The trail is sealed and checked by itself; what it finds is kept, and raises the alarm."""

import pytest
from procrastinate.contrib.django import app

from wayside.audit import jobs
from wayside.audit.models import Checkpoint, Verification
from wayside.audit.sealing import seal
from wayside.audit.tests.attacks import tampering
from wayside.audit.tests.factories import event


def test_sealing_signs_what_is_new(transactional_db: None) -> None:
    event()
    jobs.seal_the_head(timestamp=0)
    assert Checkpoint.objects.get().seq == 1


def test_a_sound_trail_is_kept_as_sound(transactional_db: None) -> None:
    event()
    seal()
    event()
    jobs.verify_nightly(timestamp=0)
    kept = Verification.objects.get()
    assert (kept.events, kept.links, kept.checkpoints) == (2, 2, 2)
    assert (kept.problems, kept.since_checkpoint, kept.first_problem) == (0, 1, "")


def test_a_broken_trail_is_kept_and_fails_the_job(transactional_db: None) -> None:
    written = event()
    with tampering() as owner:
        owner.execute("UPDATE audit_event SET purpose = 'lies'")
    with pytest.raises(jobs.BrokenTrailError, match=str(written.id)):
        jobs.verify_now()
    kept = Verification.objects.get()
    assert kept.problems == 1
    assert str(written.id) in kept.first_problem


def test_both_run_by_themselves() -> None:
    periodic = {
        (task.task.name, task.cron) for task in app.periodic_registry.periodic_tasks.values()
    }
    assert ("audit.seal", "*/10 * * * *") in periodic
    assert ("audit.verify_nightly", "15 3 * * *") in periodic
