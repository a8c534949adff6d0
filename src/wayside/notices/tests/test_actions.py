"""A notice leaves once, with what it tells of, or not at all."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from wayside.audit.models import Event
from wayside.notices import actions
from wayside.notices.jobs import Post
from wayside.notices.models import Notice
from wayside.notices.tests import factories
from wayside.notices.vocabulary import NoticeState

NOW = factories.NOW


@pytest.fixture(autouse=True)
def addresses(settings: Any) -> None:
    settings.NOTICES_ADDRESS_OF = f"{factories.__name__}.address_of"


def deliver(notice: Notice) -> bool:
    return actions.deliver(notice_id=notice.id, by=Post(), now=NOW)


@pytest.mark.django_db
def test_a_notice_goes_to_the_address_of_its_person() -> None:
    made = factories.notice(path="/my-invitations/")
    assert deliver(made)
    (sent,) = mail.outbox
    assert sent.to == [f"{factories.SOMEBODY}@wayside.example"]
    assert str(sent.body).endswith("http://127.0.0.1:8000/my-invitations/\n")
    assert str(made.id) in sent.extra_headers["Message-ID"]
    made.refresh_from_db()
    assert (made.state, made.sent_at) == (NoticeState.SENT, NOW)


@pytest.mark.django_db
def test_a_notice_is_sent_once_however_often_its_job_runs() -> None:
    made = factories.notice()
    assert [deliver(made), deliver(made), deliver(made)] == [True, False, False]
    assert len(mail.outbox) == 1


@pytest.mark.django_db
def test_a_second_notice_with_the_same_key_is_the_first() -> None:
    first = factories.notice(key="reminder one")
    assert factories.notice(key="reminder one") == first
    assert Notice.objects.count() == 1
    assert ProcrastinateJob.objects.filter(task_name="notices.deliver").count() == 1


@pytest.mark.django_db
def test_a_subject_stays_one_line_so_that_no_header_can_be_slipped_in() -> None:
    made = factories.notice(subject="Invited\r\nBcc: other@example.org")
    assert deliver(made)
    assert mail.outbox[0].subject == "Invited Bcc: other@example.org"
    assert mail.outbox[0].recipients() == [f"{factories.SOMEBODY}@wayside.example"]


@pytest.mark.django_db
def test_a_notice_has_one_addressee() -> None:
    with pytest.raises(ValueError, match="a person or to an address"):
        factories.notice(to_person=factories.SOMEBODY, to_address="a@b.example")
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.create(
            subject="x", about_type="x", about_id=factories.SOMEBODY, created_at=NOW
        )


@pytest.mark.django_db
def test_an_address_without_an_account_is_mailed() -> None:
    assert deliver(factories.notice(to_address="sergeant@force.example"))
    assert mail.outbox[0].to == ["sergeant@force.example"]


@pytest.mark.django_db
def test_every_step_stands_in_the_trail_and_no_word_of_the_message_does() -> None:
    deliver(factories.notice())
    events = Event.objects.filter(action__startswith="notices.")
    assert sorted(events.values_list("action", flat=True)) == ["notices.deliver", "notices.send"]
    assert "Soup" not in str(list(events.values()))


@pytest.mark.django_db
def test_old_notices_are_removed_by_the_setting(settings: Any) -> None:
    settings.NOTICES_KEPT_DAYS = 30
    old = factories.notice(now=NOW - timedelta(days=31))
    new = factories.notice()
    assert actions.purge(by=Post(), now=NOW) == 1
    assert list(Notice.objects.all()) == [new]
    assert not deliver(old)


def test_a_notice_of_a_transaction_taken_back_was_never_there(transactional_db: None) -> None:
    with transaction.atomic():
        factories.notice()
        transaction.set_rollback(True)
    assert not Notice.objects.exists()
    assert not ProcrastinateJob.objects.exists()
