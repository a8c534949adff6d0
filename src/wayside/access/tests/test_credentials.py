"""Whatever an account is signed in with: its changes and looks are on the record, never itself."""

import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY, TOTP, hotp_value
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse

from wayside.access import actions
from wayside.access.models import Account
from wayside.access.set_up import set_up_path
from wayside.access.tests import factories
from wayside.audit.models import Event
from wayside.audit.vocabulary import Operation

pytestmark = pytest.mark.django_db
NEW = "quite another long phrase"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def account(client: Client) -> Account:
    """Somebody signed in who gave the password again a moment ago."""
    made = factories.account()
    client.force_login(made, backend=BACKEND)
    client.post("/accounts/reauthenticate/", {"password": factories.PASSWORD})
    return made


def told(action: str) -> Event:
    return Event.objects.get(action=action)


def test_a_changed_password_is_on_the_record(client: Client, account: Account) -> None:
    TOTP.activate(account, "JBSWY3DPEHPK3PXP")
    sent = {"oldpassword": factories.PASSWORD, "password1": NEW, "password2": NEW}
    assert client.post("/accounts/password/change/", sent).status_code == 302
    event = told("access.change_password")
    assert (event.operation, event.record_id) == (Operation.ACCESS, account.id)
    assert (event.person_id, event.fields) == (account.person_id, ["password"])


def test_a_wrong_old_password_changes_nothing_and_says_nothing(
    client: Client, account: Account
) -> None:
    TOTP.activate(account, "JBSWY3DPEHPK3PXP")
    sent = {"oldpassword": "wrong", "password1": NEW, "password2": NEW}
    client.post("/accounts/password/change/", sent)
    assert not Event.objects.filter(action="access.change_password").exists()


def test_a_password_chosen_by_link_is_on_the_record(client: Client) -> None:
    made = factories.account()
    form = client.get(set_up_path(made))["Location"]
    client.post(form, {"password1": NEW, "password2": NEW})
    made.refresh_from_db()
    assert made.check_password(NEW)
    assert told("access.reset_password").record_id == made.id


def test_an_authenticator_app_that_comes_and_goes_is_on_the_record(
    client: Client, account: Account
) -> None:
    client.get(reverse("mfa_activate_totp"))
    secret = client.session[SECRET_SESSION_KEY]
    code = f"{hotp_value(secret, int(time.time()) // 30):06d}"
    assert client.post(reverse("mfa_activate_totp"), {"code": code}).status_code == 302
    added = Event.objects.filter(action="access.add_second_factor")
    assert {tuple(each.fields) for each in added} == {("totp",), ("recovery_codes",)}
    assert all(each.record_id == account.id for each in added)
    client.post(reverse("mfa_deactivate_totp"))
    gone = Event.objects.filter(action="access.remove_second_factor")
    assert ("totp",) in {tuple(each.fields) for each in gone}
    assert secret not in str([vars(each) for each in Event.objects.all()])


@pytest.mark.parametrize("page", ["mfa_view_recovery_codes", "mfa_download_recovery_codes"])
def test_recovery_codes_that_are_read_are_on_the_record(
    client: Client, account: Account, page: str
) -> None:
    TOTP.activate(account, "JBSWY3DPEHPK3PXP")
    codes = RecoveryCodes.activate(account).get_unused_codes()
    answer = client.get(reverse(page))
    assert codes[0] in answer.content.decode()
    event = told("access.view_recovery_codes")
    assert (event.record_id, event.person_id) == (account.id, account.person_id)
    assert not any(code in str(vars(event)) for code in codes)


def test_codes_are_not_shown_where_the_look_cannot_be_recorded(
    client: Client, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    TOTP.activate(account, "JBSWY3DPEHPK3PXP")
    codes = RecoveryCodes.activate(account).get_unused_codes()

    def broken(**_given: Any) -> None:
        raise DatabaseError("the trail is full")

    monkeypatch.setattr(actions, "record", broken)
    client.raise_request_exception = False
    answer = client.get(reverse("mfa_view_recovery_codes"))
    assert answer.status_code == 500
    assert codes[0] not in answer.content.decode()


def test_no_second_factor_comes_where_the_trail_cannot_be_written(
    account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**_given: Any) -> None:
        raise DatabaseError("the trail is full")

    monkeypatch.setattr(actions, "record", broken)
    with pytest.raises(DatabaseError):
        TOTP.activate(account, "JBSWY3DPEHPK3PXP")


def test_a_wrong_code_after_the_password_is_on_the_record(client: Client) -> None:
    made = factories.account()
    TOTP.activate(made, "JBSWY3DPEHPK3PXP")
    client.post("/accounts/login/", {"login": made.email, "password": factories.PASSWORD})
    client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert told("access.second_factor_failed").record_id == made.id
    assert Authenticator.objects.filter(user=made).count() == 1
