"""Lockout after repeated failures, told plainly and without saying whether the account exists."""

from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def username(request: HttpRequest | None, credentials: dict[str, Any] | None = None) -> str | None:
    """The name that failures are counted under: the e-mail address as typed."""
    source = credentials or (request.POST if request else {})
    typed = source.get("email") or source.get("username") or source.get("login")
    return str(typed).strip().lower()[:254] if typed else None


def client_address(request: HttpRequest) -> str | None:
    """Where a request comes from: the browser's address as the web server in front tells it;
    nothing for one that came over no network."""
    try:
        return str(get_adapter().get_client_ip(request))
    except PermissionDenied:
        return None


def locked_out(
    request: HttpRequest, response: HttpResponse | None = None, credentials: Any = None
) -> HttpResponse:
    """The page that says how long to wait."""
    minutes = round(settings.AXES_COOLOFF_TIME * 60)
    return render(request, "account/lockout.html", {"minutes": minutes}, status=429)
