"""How a request of a system comes in: by a token, as the member it was made for, for one scope.

What is asked then goes through the same queries and actions as the pages, under the same role of
the database; nothing here decides what somebody sees.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver
from django.utils.translation import gettext as _
from ninja import Router
from ninja.security import HttpBearer

from wayside.access.lockout import client_address
from wayside.access.permissions import Permission, require
from wayside.api import actions, queries
from wayside.api.actions import Refused
from wayside.api.models import Token
from wayside.api.sealing import kept_as
from wayside.api.v1.problems import NoEntry, NotJson, Problem, TooMany
from wayside.api.vocabulary import Scope
from wayside.partners.acting import tell_database
from wayside.vault import holding
from wayside.web import clock
from wayside.web.floods import Brake

Answer = TypeVar("Answer")
JSON = "application/json"
SPAN_SECONDS = 60
LOOKS = (400, 401, 403, 404, 409, 422, 429, 503)
CHANGES = (400, 401, 403, 404, 409, 412, 413, 415, 422, 429, 503)


class ScopeMissing(Exception):  # noqa: N818  a word of the domain
    """The token was not made for this."""

    def __init__(self, scope: Scope) -> None:
        super().__init__(scope)
        self.scope = scope


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation as tests and the reference know it: who may, or why anybody may."""

    method: str
    path: str
    permission: Permission | None
    scope: Scope | None
    public: str = ""

    @property
    def route(self) -> str:
        """Its address below the root as ninja hands it to Django, with a converter of its own."""
        return self.path.lstrip("/").replace("{uuid:", "<uuidstr:").replace("}", ">")


OPERATIONS: list[Operation] = []


class BearerToken(HttpBearer):
    """A token of a membership, as ``Authorization: Bearer wayside_…``."""

    def authenticate(self, request: HttpRequest, token: str) -> Token:
        """Let the system in: from here on the request acts as the token's member does."""
        found = queries.token_of(kept_as(token))
        if found is None:
            _brake("wrong", settings.API_WRONG_TOKENS_A_MINUTE, client_address(request) or "")
            raise NoEntry(_("This token is not known. Send one that is in use."))
        _brake("token", settings.API_REQUESTS_A_MINUTE, str(found.id))
        now = clock.now()
        entered = actions.enter(token=found, now=now)
        if isinstance(entered, Refused):
            raise NoEntry(str(entered.why))
        if request.method == "POST" and request.content_type != JSON:
            raise NotJson
        request.actor = entered  # type: ignore[attr-defined]
        tell_database(entered, now=now)
        return found


def operation(
    router: Router,
    method: str,
    path: str,
    *,
    scope: Scope | None,
    permission: Permission,
    answers: Any,
    status: int = 200,
) -> Callable[[Callable[..., Answer]], Callable[..., Answer]]:
    """An operation: for a token of that scope whose member holds the permission. Which record it
    may touch is the action's to check, and the database's."""

    def mark(view: Callable[..., Answer]) -> Callable[..., Answer]:
        @wraps(view)
        def guarded(request: Any, *args: Any, **kwargs: Any) -> Answer:
            if scope is not None and scope not in request.auth.scopes:
                raise ScopeMissing(scope)
            require(request.actor, permission)
            if permission.is_behind_the_wall:
                holding.check_holds(holding.SUPPORT)
            return view(request, *args, **kwargs)

        refusals = dict.fromkeys(LOOKS if method == "GET" else CHANGES, Problem)
        responses = {status: answers, **refusals}
        _added(router, method, path, guarded, auth=BearerToken(), response=responses)
        OPERATIONS.append(Operation(method, path, permission, scope))
        return guarded

    return mark


def open_operation(
    router: Router, path: str, *, reason: str, answers: Any
) -> Callable[[Callable[..., Answer]], Callable[..., Answer]]:
    """An operation for anybody, without a token."""

    def mark(view: Callable[..., Answer]) -> Callable[..., Answer]:
        _added(router, "GET", path, view, auth=None, response={200: answers, 503: Problem})
        OPERATIONS.append(Operation("GET", path, None, None, reason))
        return view

    return mark


def marked(patterns: Iterable[URLPattern | URLResolver]) -> list[URLPattern]:
    """The addresses of operations, each saying who may come in, method by method."""
    found, there = [], set[str]()
    for each in patterns:
        own = [one for one in OPERATIONS if one.route == str(each.pattern)]
        if own and isinstance(each, URLPattern) and str(each.pattern) not in there:
            there.add(str(each.pattern))
            view = login_not_required(each.callback)
            view.operations = own  # type: ignore[attr-defined]
            found.append(each)
    return found


def _brake(what: str, most: int, place: str) -> None:
    if Brake(f"api-{what}", most=most, seconds=SPAN_SECONDS).is_over(place):
        raise TooMany


def _added(router: Router, method: str, path: str, view: Callable[..., Any], **how: Any) -> None:
    said = view.__doc__ or ""
    router.add_api_operation(
        path,
        [method],
        view,
        operation_id=view.__name__,
        summary=said.split(".")[0],
        description=" ".join(said.split()),
        **how,
    )
