"""How the feed answers: JSON to any origin, cached, bounded, and one "not there" for all."""

import json
from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from wayside.access.gates import View, public
from wayside.access.lockout import client_address
from wayside.directory.presenters.feed import faults
from wayside.web import clock

Answer = dict[str, Any]
REASON = "the open feed of services, without anything confidential"
METHODS = ("GET", "HEAD", "OPTIONS")
A_MINUTE = 120
CACHED_SECONDS = 300


class NotThere(Exception):  # noqa: N818  answered with the same words whatever the reason
    """There is no such record, or it is not for the public: nothing tells which."""


class WrongAsk(Exception):  # noqa: N818  answered with what is wrong
    """Parameters that the feed cannot read."""

    def __init__(self, errors: dict[str, Any]) -> None:
        super().__init__(errors)
        self.errors = errors


def answered(view: Callable[..., Answer]) -> View:
    """A view of the feed."""

    @wraps(view)
    def answer(request: HttpRequest, **asked: Any) -> HttpResponse:
        if request.method not in METHODS:
            return _plain(
                405, {"error": _("This feed can only be read.")}, Allow=", ".join(METHODS)
            )
        if request.method == "OPTIONS":
            return _open(HttpResponse(status=204))
        if _is_too_much(request):
            said = {"error": _("You ask too often. Wait a minute.")}
            return _plain(429, said, **{"Retry-After": "60"})
        try:
            body = view(request, **asked)
        except NotThere:
            return _plain(404, {"error": _("There is nothing with this id.")})
        except WrongAsk as wrong:
            return _plain(400, faults(wrong.errors))
        return _cached(request, body)

    return csrf_exempt(public(REASON)(answer))


def _cached(request: HttpRequest, body: Answer) -> HttpResponse:
    content = json.dumps(body, ensure_ascii=False).encode()
    response = HttpResponse(content, content_type="application/json")
    response["ETag"] = f'"{sha256(content).hexdigest()}"'
    response["Cache-Control"] = f"public, max-age={CACHED_SECONDS}"
    found = get_conditional_response(request, etag=response["ETag"], response=response)
    return _open(found if isinstance(found, HttpResponse) else response)


def _plain(status: int, body: Answer, **headers: str) -> HttpResponse:
    return _open(
        JsonResponse(body, status=status, headers={"Cache-Control": "no-store", **headers})
    )


def _open(response: HttpResponse) -> HttpResponse:
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Allow-Methods"] = ", ".join(METHODS)
    response["Access-Control-Allow-Headers"] = "If-None-Match"
    response["Access-Control-Expose-Headers"] = "ETag"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _is_too_much(request: HttpRequest) -> bool:
    minute = int(clock.real_now().timestamp() // 60)
    where = sha256(str(client_address(request)).encode()).hexdigest()[:24]
    key = f"directory-feed-{where}-{minute}"
    cache.add(key, 0, timeout=120)
    return cache.incr(key) > A_MINUTE
