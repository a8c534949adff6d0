"""What holds for every request below /api/v1, before and after anything else looks at it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from wayside.api.v1.problems import CONTENT_TYPE, plain

ROOT = "/api/v1"
KEPT_HEADERS = ("Allow", "Retry-After", "WWW-Authenticate", "X-Request-ID")
GetResponse = Callable[[HttpRequest], HttpResponseBase]


class ApiMiddleware:
    """Cookies are not read, so no session opens anything here and no page of another site can
    make a browser ask. A body is small. Whatever goes wrong is told as a problem."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info != ROOT and not request.path_info.startswith(f"{ROOT}/"):
            return self.get_response(request)
        request.META.pop("HTTP_COOKIE", None)
        if _is_too_large(request):
            return plain(413)
        return _told(self.get_response(request))


def _is_too_large(request: HttpRequest) -> bool:
    """Whether a body is larger than any request needs, or does not say how large it is."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return not length.isdecimal() or int(length) > settings.API_BODY_BYTES


def _told(response: HttpResponseBase) -> HttpResponseBase:
    """The same, told as a problem where it is one."""
    if response.status_code < 400 or response.headers.get("Content-Type") == CONTENT_TYPE:
        return response
    told = plain(response.status_code)
    for name in KEPT_HEADERS:
        if name in response.headers:
            told.headers[name] = response.headers[name]
    return told
