"""Headers that keep pages private, and one log line a request without personal data."""

import logging
from collections.abc import Callable
from time import perf_counter
from uuid import uuid4

from django.core.exceptions import BadRequest
from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase

from wayside.vault.errors import BadKeysError, LostKeyError, NoKeysError
from wayside.web import views

GetResponse = Callable[[HttpRequest], HttpResponseBase]
NUL = "\0"

HEADERS = {
    "Permissions-Policy": (
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), fullscreen=(self), "
        "geolocation=(self), gyroscope=(), magnetometer=(), microphone=(), midi=(), "
        "payment=(), publickey-credentials-create=(self), publickey-credentials-get=(self), "
        "usb=()"
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
    # A shared computer's back button must not show a record after sign-out. A view that is
    # safe to keep (a public feed) says so itself.
    "Cache-Control": "no-store",
}

requests = logging.getLogger("wayside.requests")


class SecureHeadersMiddleware:
    """Headers that neither Django nor django-csp sets."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response


class WholeTextMiddleware:
    """Refuse text with a NUL before any page asks the database, which knows no such letter. No
    keyboard types one: it comes from a program that looks for faults."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: object, _args: object, _kwargs: object
    ) -> None:
        """Look at the address and at what is sent, after the token of the form was checked."""
        if NUL in request.path_info or _has_nul(request.GET) or _has_nul(request.POST):
            raise BadRequest("NUL in the request")


def _has_nul(sent: QueryDict) -> bool:
    return any(NUL in text for name, values in sent.lists() for text in (name, *values))


class KeysMiddleware:
    """Say what is to be done where a side's keys, or one of them, are not there: that is no fault
    of the page."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponseBase | None:
        """The page that says so, in place of an error."""
        if isinstance(exception, NoKeysError | BadKeysError):
            return views.not_set_up(request)
        if isinstance(exception, LostKeyError):
            return views.key_missing(request, ring=exception.ring)
        return None


class RequestLogMiddleware:
    """Log method, route, status and duration: never an address, a name or a query."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        started = perf_counter()
        request_id = uuid4().hex
        request.id = request_id  # type: ignore[attr-defined]
        response = self.get_response(request)
        response.headers["X-Request-ID"] = request_id
        match = request.resolver_match
        requests.log(
            logging.ERROR if response.status_code >= 500 else logging.INFO,
            "request",
            extra={
                "request_id": request_id,
                "method": request.method,
                "route": (match.view_name if match else None) or "none",
                "status": response.status_code,
                "milliseconds": round((perf_counter() - started) * 1000),
            },
        )
        return response
