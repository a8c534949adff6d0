"""The key of a device: in a cookie that no script reads, for as long as own words are kept."""

import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from wayside.sharing.handovers.rules import CORRECTED_WITHIN

COOKIE = "wayside_own_words"
KEY_BYTES = 32


def key_on(request: HttpRequest) -> bytes | None:
    """The key this device holds, if it holds one."""
    try:
        found = bytes.fromhex(request.COOKIES.get(COOKIE, ""))
    except ValueError:
        return None
    return found if len(found) == KEY_BYTES else None


def new_key() -> bytes:
    """A key for a device without one."""
    return secrets.token_bytes(KEY_BYTES)


def leave(response: HttpResponse, key: bytes) -> HttpResponse:
    """Leave the key with the device, for 72 hours from now."""
    response.set_cookie(
        COOKIE,
        key.hex(),
        max_age=CORRECTED_WITHIN,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Strict",
    )
    return response
