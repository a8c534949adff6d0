"""The whole of version 1: its operations together, and how each refusal is told."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from wayside.access.actions import note_refusal
from wayside.access.permissions import NotAllowed
from wayside.api.v1 import (
    directory,
    engagements,
    handovers,
    notices,
    partnership,
    receiving,
    referrals,
    referring,
)
from wayside.api.v1.gate import OPERATIONS, ScopeMissing
from wayside.api.v1.problems import NoEntry, NotJson, TooMany, Unfit, plain, problem, shape_faults
from wayside.api.v1.shapes import NO_VERSION, version_in
from wayside.audit.signing import KeyMissingError
from wayside.people.actions import NotOpenError
from wayside.support.referrals.actions import NoSuchReferralError
from wayside.vault.errors import BadKeysError, NoKeysError
from wayside.web import clock
from wayside.web.collisions import Collision
from wayside.web.states import NotNow

__all__ = ["OPERATIONS", "api", "receiving"]
DESCRIPTION = (
    "What an agency’s own system needs: to send and receive referrals, to note engagements, to "
    "read the directory, and to learn that something changed. A token acts as the member it was "
    "made for: the same permissions, the same trail and the same wall as on the pages."
)
WAIT_SECONDS = "60"

api = NinjaAPI(
    title="Wayside",
    version="1.0.0",
    description=DESCRIPTION,
    openapi_url=None,
    docs_url=None,
    urls_namespace="api-v1",
)
for each in (
    partnership,
    referrals,
    referring,
    handovers,
    engagements,
    directory,
    notices,
):
    api.add_router("", each.router)


def tells(error: type[Exception]) -> Callable[[Any], Any]:
    """How an error is told."""
    return api.exception_handler(error)


@tells(AuthenticationError)
def _no_token(_request: HttpRequest, _error: Exception) -> HttpResponse:
    return _challenged(plain(401))


@tells(NoEntry)
def _no_entry(_request: HttpRequest, error: NoEntry) -> HttpResponse:
    return _challenged(problem(401, error.sentence))


@tells(TooMany)
def _too_many(_request: HttpRequest, _error: Exception) -> HttpResponse:
    response = plain(429)
    response.headers["Retry-After"] = WAIT_SECONDS
    return response


@tells(NotJson)
def _not_json(_request: HttpRequest, _error: Exception) -> HttpResponse:
    return plain(415)


@tells(ScopeMissing)
def _scope_missing(_request: HttpRequest, error: ScopeMissing) -> HttpResponse:
    sentence = _("This token was not made for “%(scope)s”. Make one that is.")
    return problem(403, sentence % {"scope": error.scope.value})


@tells(NotAllowed)
def _not_allowed(request: Any, error: NotAllowed) -> HttpResponse:
    note_refusal(refused=error, by=request.actor, now=clock.now())
    return problem(403, error)


@tells(Http404)
@tells(NoSuchReferralError)
@tells(NotOpenError)
def _not_found(_request: HttpRequest, _error: Exception) -> HttpResponse:
    return plain(404)


@tells(NotNow)
def _not_now(_request: HttpRequest, error: NotNow) -> HttpResponse:
    return problem(409, error.sentence)


@tells(Unfit)
def _unfit(_request: HttpRequest, error: Unfit) -> HttpResponse:
    return problem(409, _("What you sent cannot be so. See the faults."), faults=error.faults)


@tells(Collision)
def _collided(request: HttpRequest, error: Collision) -> HttpResponse:
    named = version_in(request.headers.get("If-Match"))
    current = error.current
    return problem(
        409 if named is None else 412,
        _("It has moved on since the version you named. Read it again, then decide."),
        sent_version=None if named == NO_VERSION else named,
        current_version=current.version if current else None,
        current_state=getattr(current, "state", None) if current else None,
    )


@tells(ValidationError)
def _wrong_shape(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    faults = shape_faults(error.errors)
    return problem(
        422, _("What you sent has not the shape asked for. See the faults."), faults=faults
    )


@tells(HttpError)
def _unreadable(_request: HttpRequest, error: HttpError) -> HttpResponse:
    return plain(error.status_code)


@tells(KeyMissingError)
@tells(NoKeysError)
@tells(BadKeysError)
def _no_keys(_request: HttpRequest, _error: Exception) -> HttpResponse:
    return plain(503)


def _challenged(response: HttpResponse) -> HttpResponse:
    response.headers["WWW-Authenticate"] = 'Bearer realm="wayside"'
    return response
