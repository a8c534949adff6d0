"""What every page's frame needs, as one frozen value called ``shell``."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from wayside.web import clock
from wayside.web.navigation import Item

PRODUCT = "Wayside"


@dataclass(frozen=True, slots=True)
class Shell:
    """The frame of a page: names, navigation, the fixed date and the session's end."""

    product: str
    service_name: str
    home_url: str
    navigation: Sequence[Item]
    user_name: str
    is_demo: bool
    fixed_date: date | None
    idle_seconds: int
    warning_seconds: int
    longest_seconds: int
    signed_out_at: datetime | None
    stay_url: str
    sign_in_url: str
    sign_out_url: str
    help_url: str
    services_url: str


def shell(request: HttpRequest) -> dict[str, Shell]:
    """Context processor. Rooms above may set these on the request beforehand.

    ``request.navigation`` (a sequence of ``navigation.Item``), ``request.service_name``,
    ``request.user_name`` (who is signed in, in words) and ``request.session_ends_at`` (seconds).
    """
    user = getattr(request, "user", None)
    signed_in = bool(user and user.is_authenticated)
    idle_at = clock.real_now() + timedelta(seconds=settings.SESSION_IDLE_SECONDS)
    last_at = _last_moment(request)
    return {
        "shell": Shell(
            product=PRODUCT,
            service_name=getattr(request, "service_name", ""),
            home_url=address("home:start", "/"),
            navigation=getattr(request, "navigation", ()),
            user_name=_user_name(request) if signed_in else "",
            is_demo=settings.DEMO,
            fixed_date=clock.today() if clock.is_fixed() else None,
            idle_seconds=settings.SESSION_IDLE_SECONDS,
            warning_seconds=settings.SESSION_WARNING_SECONDS,
            longest_seconds=max(0, round(last_at.timestamp() - clock.real_now().timestamp())),
            signed_out_at=min(idle_at, last_at) if signed_in else None,
            stay_url=address("access:stay"),
            sign_in_url=address(settings.LOGIN_URL),
            sign_out_url=address("account_logout"),
            help_url=address("get_help:ask"),
            services_url=address("feed:about"),
        )
    }


def address(name: str, otherwise: str = "") -> str:
    """A page's address, or ``otherwise`` where this installation does not have the page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return otherwise


def _last_moment(request: HttpRequest) -> datetime:
    """When the session ends whatever is done, as the middleware of sessions says."""
    longest = clock.real_now() + timedelta(seconds=settings.SESSION_LONGEST_SECONDS)
    ends_at = getattr(request, "session_ends_at", None)
    return datetime.fromtimestamp(ends_at, UTC) if ends_at else longest


def _user_name(request: HttpRequest) -> str:
    named = getattr(request, "user_name", "") or getattr(
        getattr(request, "actor", None), "name", ""
    )
    return str(named or request.user)
