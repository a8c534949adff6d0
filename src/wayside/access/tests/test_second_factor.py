"""Outside the demo a password alone opens nothing but the way to a second factor."""

import uuid
from collections.abc import Iterator

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver

from wayside.access.middleware import WITHOUT_SECOND_FACTOR
from wayside.access.models import Account
from wayside.access.tests import factories

pytestmark = pytest.mark.django_db
SAMPLES = {"uuid": str(uuid.uuid4()), "slug": "some-slug", "int": "1", "str": "text", "path": "a/b"}
SET_UP = "/accounts/2fa/"


def addresses(
    patterns: list[URLPattern | URLResolver], before: str = "", space: str = ""
) -> Iterator[tuple[str, str, bool]]:
    """Every address with its name, filled with sample values, and whether it is public."""
    for pattern in patterns:
        route = before + filled(pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, route, pattern.namespace or space)
        else:
            name = f"{space}:{pattern.name}" if space else str(pattern.name)
            yield f"/{route}", name, not getattr(pattern.callback, "login_required", True)


def filled(pattern: URLPattern | URLResolver) -> str:
    """A route with a sample for each parameter."""
    route = str(pattern.pattern)
    for name, converter in pattern.pattern.converters.items():
        kind = type(converter).__name__.removesuffix("Converter").lower().replace("string", "str")
        for written in (f"<{kind}:{name}>", f"<{name}>"):
            route = route.replace(written, SAMPLES.get(kind, "2018-W28"))
    return route.removeprefix("^").removesuffix("$")


def private() -> list[tuple[str, str]]:
    """Every address that needs sign-in, but those for setting a second factor up."""
    every = addresses(get_resolver().url_patterns)
    return [
        (address, name)
        for address, name, is_public in every
        if not is_public
        and not name.startswith(WITHOUT_SECOND_FACTOR)
        and "(?P" not in address
        and "<" not in address
    ]


@pytest.fixture
def account(client: Client) -> Account:
    made = factories.account()
    client.force_login(made, backend="allauth.account.auth_backends.AuthenticationBackend")
    return made


def reached(client: Client, *, every: int = 1) -> list[str]:
    """The private addresses that answer with anything but the way to set-up; or one of so many."""
    found = []
    for address, name in list(private())[::every]:
        for answer in (client.get(address), client.post(address)):
            client.cookies.pop("messages", None)
            away = answer.status_code == 302 and answer["Location"].startswith(
                (SET_UP, "/accounts/")
            )
            if not away and answer.status_code not in {404, 405}:
                found.append(f"{name} {address}: {answer.status_code}")
    return found


def test_there_are_private_addresses_to_try() -> None:
    names = {name for _, name in private()}
    assert {"home:start", "partners:areas", "partners:accounts", "partners:confirm"} <= names


def test_without_a_second_factor_no_page_is_reached(client: Client, account: Account) -> None:
    assert reached(client) == []


def test_recovery_codes_alone_are_no_second_factor(client: Client, account: Account) -> None:
    Authenticator.objects.create(
        user=account, type=Authenticator.Type.RECOVERY_CODES, data={"seed": "x", "used_mask": 0}
    )
    assert reached(client, every=10) == []


@pytest.mark.parametrize("kind", [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN])
def test_an_authenticator_app_or_a_passkey_opens_the_way(
    client: Client, account: Account, kind: str
) -> None:
    assert client.get("/").status_code == 302
    Authenticator.objects.create(user=account, type=kind, data={"secret": "x"})
    assert client.get("/").status_code == 200


def test_the_set_up_page_itself_is_reached(client: Client, account: Account) -> None:
    assert client.get("/", follow=True).status_code == 200


@override_settings(SECOND_FACTOR_REQUIRED=False)
def test_the_demo_asks_for_none(client: Client, account: Account) -> None:
    assert client.get("/").status_code == 200
