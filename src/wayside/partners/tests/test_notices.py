"""One's own notices, and the outbox in numbers."""

import pytest
from django.test import Client

from wayside.access.vocabulary import Role
from wayside.notices.models import Notice
from wayside.notices.tests import factories
from wayside.notices.vocabulary import NoticeState
from wayside.partners.tests import factories as partners

pytestmark = pytest.mark.django_db


def test_the_addressee_sees_own_notices_and_nobody_elses(client: Client) -> None:
    area = partners.area()
    reader = partners.member(Role.PARTNER_WORKER, area=area)
    other = partners.member(Role.PARTNER_WORKER, area=area)
    factories.notice(reader.person_id, subject="For the reader")
    factories.notice(other.person_id, subject="For another")
    partners.sign_in(client, reader)
    shown = client.get("/notices/").content.decode()
    assert "For the reader" in shown
    assert "For another" not in shown


def test_the_administrator_sees_numbers_and_no_word(client: Client) -> None:
    factories.notice(subject="Between two people")
    partners.sign_in(client, partners.member(Role.ADMINISTRATOR, area=partners.area()))
    shown = client.get("/mail/").content.decode()
    assert "Waiting" in shown
    assert "Between two people" not in shown
    assert "@wayside.example" not in shown


def test_the_administrator_puts_failed_mail_in_line_again(client: Client) -> None:
    made = factories.notice()
    Notice.objects.filter(id=made.id).update(state=NoticeState.FAILED)
    partners.sign_in(client, partners.member(Role.ADMINISTRATOR, area=partners.area()))
    assert "Try the failed ones again" in client.get("/mail/").content.decode()
    client.post("/mail/resend/")
    assert Notice.objects.get().state == NoticeState.WAITING
