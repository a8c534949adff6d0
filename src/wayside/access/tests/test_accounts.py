"""Opening and closing accounts, and the link of a first password."""

import re
from datetime import UTC, datetime

import pytest
from django.core import mail
from django.test import Client

from wayside.access import actions
from wayside.access.jobs import send_set_up_link
from wayside.access.models import Account
from wayside.access.permissions import NotAllowed
from wayside.access.tests import factories
from wayside.access.tests.factories import actor
from wayside.access.vocabulary import Role
from wayside.audit.models import Event
from wayside.web.states import NotNow

pytestmark = pytest.mark.django_db
NOW = datetime(2018, 7, 2, 9, 0, tzinfo=UTC)
ADMINISTRATOR = actor(Role.ADMINISTRATOR)
NEW_PASSWORD = "a long enough first password"


def opened(email: str = "new@wayside.example") -> Account:
    """An account opened as an administrator would."""
    return actions.open_account(name="New Person", email=email, by=ADMINISTRATOR, now=NOW)


def test_only_an_administrator_opens_an_account() -> None:
    for role in set(Role) - {Role.ADMINISTRATOR}:
        with pytest.raises(NotAllowed):
            actions.open_account(name="A", email="a@b.example", by=actor(role), now=NOW)
    assert not Account.objects.exists()


def test_an_address_is_used_once_whatever_its_case() -> None:
    opened("One@wayside.example")
    with pytest.raises(NotNow):
        opened("one@WAYSIDE.example")


def test_an_account_opens_without_a_password() -> None:
    assert not opened().has_usable_password()


def test_the_link_arrives_by_mail_and_works_once(client: Client) -> None:
    account = opened()
    send_set_up_link(str(account.id), "https://wayside.example")
    (message,) = mail.outbox
    assert message.to == ["new@wayside.example"]
    found = re.search(
        r"https://wayside\.example(/accounts/password/reset/key/\S+)", str(message.body)
    )
    assert found
    path = found[1]

    form = client.get(path, follow=True).redirect_chain[-1][0]
    chosen = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    assert client.post(form, chosen).status_code == 302
    account.refresh_from_db()
    assert account.check_password(NEW_PASSWORD)

    again = Client().get(path, follow=True)
    assert "password1" not in again.content.decode()


def test_a_closed_account_gets_no_mail() -> None:
    account = opened()
    actions.close_account(account=account, by=ADMINISTRATOR, now=NOW)
    send_set_up_link(str(account.id), "https://wayside.example")
    assert mail.outbox == []
    with pytest.raises(NotNow):
        actions.send_set_up_link(
            account=account, origin="https://wayside.example", by=ADMINISTRATOR, now=NOW
        )


def test_the_queue_never_holds_a_link() -> None:
    from procrastinate.contrib.django.models import ProcrastinateJob

    account = opened()
    actions.send_set_up_link(
        account=account, origin="https://wayside.example", by=ADMINISTRATOR, now=NOW
    )
    job = ProcrastinateJob.objects.get(task_name="access.send_set_up_link")
    assert job.args == {"account_id": str(account.id), "origin": "https://wayside.example"}
    assert Event.objects.filter(action="access.send_set_up_link", record_id=account.id).exists()


def test_nobody_closes_the_account_in_use_or_reopens_their_own() -> None:
    holder = factories.account()
    by = actor(Role.ADMINISTRATOR)
    mine = type(by).member(
        name="A",
        account_id=holder.id,
        person_id=holder.person_id,
        membership_id=by.membership_id or holder.id,
        agency_id=by.agency_id or holder.id,
        role=Role.ADMINISTRATOR,
        area_ids=(),
    )
    with pytest.raises(NotNow):
        actions.close_account(account=holder, by=mine, now=NOW)
    second = factories.account(of=holder.person)
    actions.close_account(account=second, by=mine, now=NOW)
    with pytest.raises(NotNow):
        actions.reopen_account(account=second, by=mine, now=NOW)


def test_a_closed_account_is_signed_out_at_once(client: Client) -> None:
    account = factories.account()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    actions.close_account(account=account, by=ADMINISTRATOR, now=NOW)
    assert client.get("/")["Location"].startswith("/accounts/login/")
