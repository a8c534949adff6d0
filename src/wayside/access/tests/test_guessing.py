"""Guessing codes and addresses: brakes that count browsers, and an address nobody changes alone."""

from collections.abc import Iterator
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.cache import cache
from django.test import Client, RequestFactory
from django.urls import reverse

from wayside.access.lockout import client_address
from wayside.access.models import Account
from wayside.access.tests import factories

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"

TRIES = 10


@pytest.fixture(autouse=True)
def _no_failures_before() -> None:
    cache.clear()


@pytest.fixture
def account() -> Account:
    made = factories.account("officer@wayside.example")
    EmailAddress.objects.create(user=made, email=made.email, verified=True, primary=True)
    return made


def addresses() -> Iterator[str]:
    """Each from another machine."""
    return (f"203.0.113.{number}" for number in range(1, 250))


def test_one_accounts_codes_cannot_be_guessed_from_many_machines(
    client: Client, account: Account
) -> None:
    TOTP.activate(account, generate_totp_secret())
    client.post(LOGIN, {"login": account.email, "password": factories.PASSWORD})
    pages = [
        client.post(
            reverse("mfa_authenticate"), {"code": "000000"}, REMOTE_ADDR=address
        ).content.decode()
        for _try, address in zip(range(TRIES + 1), addresses(), strict=False)
    ]
    assert "Too many" not in pages[0]
    assert "Too many" in pages[-1]
    assert "_auth_user_id" not in client.session


def test_lockout_counts_the_browser_that_the_server_in_front_names(settings: Any) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    request = RequestFactory().post(
        LOGIN, REMOTE_ADDR="127.0.0.1", headers={"X-Forwarded-For": "192.0.2.1, 203.0.113.9"}
    )
    assert client_address(request) == "203.0.113.9"


def test_without_a_server_in_front_nobody_chooses_the_address_that_counts() -> None:
    request = RequestFactory().post(
        LOGIN, REMOTE_ADDR="203.0.113.9", headers={"X-Forwarded-For": "192.0.2.1"}
    )
    assert client_address(request) == "203.0.113.9"


def test_nobody_changes_the_address_of_their_own_account(client: Client, account: Account) -> None:
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.post("/accounts/reauthenticate/", {"password": factories.PASSWORD})
    client.post("/accounts/email/", {"action_add": "", "email": "elsewhere@example.com"})
    assert list(EmailAddress.objects.values_list("email", flat=True)) == [account.email]
    assert Account.objects.get().email == account.email
