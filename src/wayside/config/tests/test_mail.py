"""Mail goes through the queue; what cannot be delivered raises the alarm."""

from typing import Any

from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection
from tests.worker import works_through_the_queue

from wayside.access.tests import factories as access
from wayside.notices import actions
from wayside.notices.jobs import TRIES, Post
from wayside.notices.tests import factories
from wayside.notices.vocabulary import NoticeState
from wayside.web.queue import queue_state

NOW = factories.NOW
BROKEN = f"{__name__}.BrokenServer"


class BrokenServer(BaseEmailBackend):
    """A mail server that takes nothing."""

    def send_messages(self, email_messages: Any) -> int:
        raise ConnectionRefusedError


def test_the_worker_delivers_what_was_committed(transactional_db: None) -> None:
    factories.notice(access.account().person_id)
    works_through_the_queue()
    assert len(mail.outbox) == 1


def test_the_last_failure_is_noted_and_raises_the_alarm(
    transactional_db: None, settings: Any
) -> None:
    settings.EMAIL_BACKEND = BROKEN
    made = factories.notice(access.account().person_id)
    works_through_the_queue()
    made.refresh_from_db()
    assert (made.state, queue_state().failed) == (NoticeState.WAITING, 0)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET attempts = %s, scheduled_at = NULL", [TRIES])
    works_through_the_queue()
    made.refresh_from_db()
    assert (made.state, queue_state().failed) == (NoticeState.FAILED, 1)

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert actions.resend(by=Post(), now=NOW) == 1
    works_through_the_queue()
    assert len(mail.outbox) == 1
