"""A worker that is killed at any write of a job leaves a job that is done once all the same."""

from datetime import timedelta

from django.core import mail
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.faults.killing import killed_at, writes_of
from tests.faults.trying import Attempt, chosen
from tests.worker import works_through_the_queue
from wayside.access.actor import Actor
from wayside.access.tests import factories as access
from wayside.audit.models import Event
from wayside.notices import actions as notices
from wayside.notices.models import Notice
from wayside.notices.vocabulary import NoticeState
from wayside.web import clock
from wayside.web.queue import ABANDONED_AFTER, queue_state, take_up_again

SERVICE = Actor.service("faults", permissions=())
MAIL = ("mail",)


def works_on_mail() -> None:
    works_through_the_queue(MAIL)


@transaction.atomic
def one_notice() -> Notice:
    """A mail that waits."""
    to = access.account("somebody@example.org")
    return notices.send(
        subject="A place is free",
        body="Please look.",
        about=to,
        to_person=to.person_id,
        by=SERVICE,
        now=clock.now(),
    )


def time_passes(by: timedelta) -> None:
    """The killed worker has given no sign for so long."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_workers SET last_heartbeat = now() - make_interval(secs => %s)",
            [by.total_seconds()],
        )


def test_a_job_whose_worker_is_killed_is_done_once(attempt: Attempt) -> None:
    notice = one_notice()
    with attempt.kept() as again:
        count = writes_of(works_on_mail)
        assert count >= 4
        for number in chosen(count, sample=4):
            again()
            mail.outbox.clear()
            assert killed_at(works_on_mail, number)
            left_half_done(number, count)
            done_once_after_all(notice)
            attempt.trail_is_sound()


def left_half_done(number: int, count: int) -> None:
    """Nobody takes it up while its worker may live; its notice is whole or absent."""
    job = ProcrastinateJob.objects.get(task_name="notices.deliver")
    assert job.status == "doing"
    assert take_up_again() == 0
    sent = Notice.objects.filter(state=NoticeState.SENT).count()
    assert sent == Event.objects.filter(action="notices.deliver").count() == (number == count)


def done_once_after_all(notice: Notice) -> None:
    """After a while somebody else does it."""
    before = Notice.objects.get(id=notice.id).state
    time_passes(ABANDONED_AFTER + timedelta(seconds=1))
    assert take_up_again() == 1
    works_on_mail()
    job = ProcrastinateJob.objects.get(task_name="notices.deliver")
    assert (job.status, job.attempts) == ("succeeded", 2)
    assert Notice.objects.get(id=notice.id).state == NoticeState.SENT
    assert Event.objects.filter(action="notices.deliver", record_id=notice.id).count() == 1
    assert len(mail.outbox) == (before == NoticeState.WAITING)
    assert queue_state().is_well
