"""Secrets of tokens: made once, shown once, kept as a keyed hash."""

import secrets

from django.utils.crypto import salted_hmac

MARK = "wayside_"


def new_secret() -> str:
    """256 random bits, with a mark by which scanners of leaked secrets know it."""
    return MARK + secrets.token_urlsafe(32)


def kept_as(secret: str) -> str:
    """The hash under which a secret is found: whoever reads the table learns no secret, and
    without the installation's key cannot even try one."""
    return salted_hmac("wayside.api.token", secret, algorithm="sha256").hexdigest()
