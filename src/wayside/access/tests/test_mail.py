"""Mail goes to a person's open account, and nobody but the administrator counts it."""

from uuid import uuid4

import pytest
from django.core import mail

from wayside.access import actions
from wayside.access.addresses import address_of
from wayside.access.permissions import NotAllowed
from wayside.access.tests import factories as access
from wayside.access.vocabulary import Role
from wayside.notices import actions as notices
from wayside.notices.jobs import Post
from wayside.notices.queries import counts
from wayside.notices.tests import factories
from wayside.notices.vocabulary import NoticeState

pytestmark = pytest.mark.django_db


def test_a_closed_account_gets_no_mail_and_keeps_its_notice() -> None:
    account = access.account()
    made = factories.notice(account.person_id)
    account.is_active = False
    account.save()
    assert not notices.deliver(notice_id=made.id, by=Post(), now=factories.NOW)
    assert mail.outbox == []
    assert counts()[NoticeState.NOWHERE] == 1


def test_of_two_accounts_the_one_in_use_gets_the_mail() -> None:
    idle = access.account("idle@wayside.example")
    used = access.account("used@wayside.example", of=idle.person)
    used.last_login = factories.NOW
    used.save()
    assert address_of(idle.person_id) == "used@wayside.example"
    assert address_of(uuid4()) == ""


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR}))
def test_nobody_else_counts_or_resends_mail(role: Role) -> None:
    with pytest.raises(NotAllowed):
        actions.count_mail(by=access.actor(role), now=factories.NOW)
    with pytest.raises(NotAllowed):
        actions.resend_mail(by=access.actor(role), now=factories.NOW)
