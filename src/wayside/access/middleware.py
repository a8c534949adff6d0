"""A second factor for everyone, and an end to idle and to old sessions."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from wayside.access import actions
from wayside.access.signals import account_actor
from wayside.web import clock

LAST_SEEN = "last_seen_at"
SIGNED_IN = "signed_in_at"
REFRESH_SECONDS = 30
WITHOUT_SECOND_FACTOR = ("mfa_", "account_logout", "account_reauthenticate")
RECOVERY_CODES = frozenset({"mfa_view_recovery_codes", "mfa_download_recovery_codes"})
STRONG = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)

GetResponse = Callable[[HttpRequest], HttpResponse]


class SecondFactorMiddleware:
    """Outside the demo an account without an authenticator app or passkey goes nowhere else."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """Send to the set-up page until a second factor stands."""
        if not settings.SECOND_FACTOR_REQUIRED or not request.user.is_authenticated:
            return None
        if not getattr(view, "login_required", True):
            return None
        match = request.resolver_match
        if match and (match.view_name or "").startswith(WITHOUT_SECOND_FACTOR):
            return None
        if Authenticator.objects.filter(user=request.user, type__in=STRONG).exists():
            return None
        messages.info(request, _("Set up an authenticator app or a passkey before you go on."))
        return redirect("mfa_index")

    def process_template_response(self, request: Any, response: Any) -> Any:
        """Whoever reads recovery codes, on the page or as a file, is on the record."""
        match = request.resolver_match
        shown = (response.context_data or {}).get("can_view_codes", True)
        if match and match.view_name in RECOVERY_CODES and shown:
            actions.note_account(
                account=request.user,
                action="access.view_recovery_codes",
                by=account_actor(request.user),
                now=clock.now(),
            )
        return response


class SessionTimeoutMiddleware:
    """Sign out after half an hour without a request made by a person, and at the latest half a
    day after signing in: a session that somebody took over does not last by being used."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """End a session that is idle or old; note when a person was last seen."""
        if not request.user.is_authenticated:
            return None
        now = clock.real_now().timestamp()
        last = request.session.setdefault(LAST_SEEN, now)
        since = request.session.setdefault(SIGNED_IN, now)
        if now - since > settings.SESSION_LONGEST_SECONDS:
            return _end(request, _("You were signed out because you signed in long ago."))
        if now - last > settings.SESSION_IDLE_SECONDS:
            return _end(request, _("You were signed out because nothing was done for a while."))
        if not getattr(view, "background", False) and now - last >= REFRESH_SECONDS:
            request.session[LAST_SEEN] = now
        request.session_ends_at = since + settings.SESSION_LONGEST_SECONDS  # type: ignore[attr-defined]
        return None


def _end(request: HttpRequest, why: str) -> HttpResponse:
    logout(request)
    messages.info(request, why)
    back = urlencode({"next": request.get_full_path()})
    return redirect(f"{reverse(settings.LOGIN_URL)}?{back}")
