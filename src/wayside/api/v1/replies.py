"""Answers to what changes something: done once for each key, with the version as ETag."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse, JsonResponse

from wayside.api.repeating import Repeated, done_once
from wayside.web import clock

SEPARATOR = b"\0"


def once(
    request: Any,
    key: str,
    act: Callable[[UUID], dict[str, Any]],
    *,
    status: int = 200,
) -> HttpResponse:
    """Act once for this token and key, and answer. What was asked is the method, the address, the
    version that was named and the body, as they came. Names stand in one order: the database keeps
    its own, and an answer given again is the same to the letter."""
    named = request.headers.get("If-Match", "")
    asked = f"{request.method} {request.path} {named}".encode()
    words = Repeated(request.auth.id, key, asked + SEPARATOR + request.body)
    answer = done_once(words, act, now=clock.now())
    response = JsonResponse(answer, status=status, json_dumps_params={"sort_keys": True})
    tagged(response, answer.get("version"))
    return response


def tagged(response: HttpResponse, version: int | None) -> None:
    """Say which version is shown."""
    if version is not None:
        response.headers["ETag"] = f'"{version}"'
