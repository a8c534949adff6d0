"""Signing in: nobody signs up, failures lock, everything is on the record."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from wayside.access.models import Account
from wayside.access.tests import factories
from wayside.audit.models import Event

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"
LIMIT = 5


@pytest.fixture(autouse=True)
def _no_failures_before() -> None:
    """The brake on many failures from one address counts in the cache."""
    cache.clear()


@pytest.fixture
def account() -> Account:
    made = factories.account("officer@wayside.example")
    EmailAddress.objects.create(user=made, email=made.email, verified=True, primary=True)
    return made


def sign_in(client: Client, password: str, email: str = "officer@wayside.example") -> int:
    """Try once; the status tells what happened."""
    return client.post(LOGIN, {"login": email, "password": password}).status_code


def actions() -> list[str]:
    """The actions on the trail, in order."""
    return list(Event.objects.order_by("recorded_at").values_list("action", flat=True))


def test_the_right_password_signs_in_and_is_on_the_record(client: Client, account: Account) -> None:
    assert sign_in(client, factories.PASSWORD) == 302
    event = Event.objects.get(action="access.sign_in")
    assert event.account_id == account.id
    assert event.person_id == account.person_id
    client.post(reverse("account_logout"))
    assert Event.objects.filter(action="access.sign_out", account_id=account.id).exists()


def test_a_wrong_password_is_on_the_record_without_the_address(
    client: Client, account: Account
) -> None:
    assert sign_in(client, "wrong") == 200
    event = Event.objects.get(action="access.sign_in_failed")
    assert event.account_id is None
    assert len(event.search_hashes) == 1
    assert account.email not in repr(event.__dict__)


def test_five_failures_lock_even_the_right_password_out(client: Client, account: Account) -> None:
    for _ in range(LIMIT - 1):
        assert sign_in(client, "wrong") == 200
    assert sign_in(client, "wrong") == 429
    page = client.post(LOGIN, {"login": account.email, "password": factories.PASSWORD})
    assert page.status_code == 429
    assert "30" in page.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_lock_does_not_tell_whether_the_account_exists(client: Client, account: Account) -> None:
    def last(email: str) -> str:
        for _ in range(LIMIT - 1):
            sign_in(client, "wrong", email)
        return client.post(LOGIN, {"login": email, "password": "wrong"}).content.decode()

    def plain(page: str) -> str:
        return re.sub(r"csrf\w*\" (?:name|value)=\"[^\"]*\"|value=\"[^\"]*\"", "", page)

    assert plain(last(account.email)) == plain(last("nobody@wayside.example"))


def test_one_locked_account_does_not_lock_another(client: Client, account: Account) -> None:
    other = factories.account("other@wayside.example")
    EmailAddress.objects.create(user=other, email=other.email, verified=True, primary=True)
    for _ in range(LIMIT):
        sign_in(client, "wrong")
    assert sign_in(client, factories.PASSWORD, "other@wayside.example") == 302


def test_nobody_signs_up(client: Client) -> None:
    page = client.post(
        "/accounts/signup/",
        {
            "email": "intruder@wayside.example",
            "password1": factories.PASSWORD,
            "password2": factories.PASSWORD,
        },
    )
    assert page.status_code in {200, 403, 404}
    assert not Account.objects.filter(email="intruder@wayside.example").exists()


def test_a_closed_account_does_not_sign_in(client: Client, account: Account) -> None:
    account.is_active = False
    account.save()
    sign_in(client, factories.PASSWORD)
    assert "_auth_user_id" not in client.session


def test_the_sign_in_page_runs_and_styles_nothing_inline(client: Client) -> None:
    page = client.get(LOGIN)
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    html = page.content.decode()
    assert "<style" not in html
    assert " style=" not in html
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>", html)
    assert not re.search(r"\son[a-z]+=", html)


def test_pages_without_sign_in_send_to_the_sign_in_page(client: Client) -> None:
    answer = client.get("/partners/")
    assert answer.status_code == 302
    assert answer["Location"].startswith(LOGIN)
