"""``/health``: whether this installation works, for a monitor; it tells nothing about people.

Answered by a middleware before anything that needs the database, so that it can also say that
the database is gone. 200 when all is well, else 503; to anyone it says no more than that, since
what is broken helps whoever would break in. The checks are told to an administrator who is
signed in, at ``/health/details``, and at the server by ``wayside health``.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import cache
from typing import Any

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase

from wayside.access.gates import page
from wayside.access.permissions import MANAGE_ACCOUNTS
from wayside.audit import trail
from wayside.audit.models import Verification
from wayside.audit.queries.backups import BackupStanding, standing
from wayside.audit.sealing import database_clock as trail_clock
from wayside.web.queue import queue_state

PATH = "/health"
GOOD = "ok"
LONGEST_UNCHECKED = timedelta(days=3)
GetResponse = Callable[[HttpRequest], HttpResponseBase]


class HealthMiddleware:
    """Answers the health address and passes everything else on."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path != PATH:
            return self.get_response(request)
        status = report()["status"]
        return _answer({"status": status}, status=200 if status == GOOD else 503)


@page(MANAGE_ACCOUNTS)
def details(request: HttpRequest) -> HttpResponseBase:
    """Every check's state, for an administrator; the page itself works, whatever it tells."""
    return _answer(report(), status=200)


def _answer(found: dict[str, Any], *, status: int) -> JsonResponse:
    response = JsonResponse(found, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


def report() -> dict[str, Any]:
    """Every check's state; ``status`` is ``ok`` only when each is well."""
    checks: dict[str, Any] = {"database": "unreachable"}
    try:
        checks["migrations"] = _migrations()
        checks["database"] = GOOD
        queue = queue_state()
        checks["jobs"] = {"failed": queue.failed, "stalled": queue.stalled}
        checks["audit_chain"] = _audit_chain()
        checks["backup"] = (backup := standing()).value
        well = queue.is_well and backup is not BackupStanding.LATE
        well = well and checks["migrations"] == checks["audit_chain"] == GOOD
    except DatabaseError:
        well = False
    return {"status": GOOD if well else "attention", **checks}


def _migrations() -> str:
    missing = _known_migrations() - MigrationRecorder(connection).applied_migrations().keys()
    return GOOD if not missing else f"{len(missing)} not applied"


def _audit_chain() -> str:
    """What the last check of the whole trail found, and whether its guards stand now."""
    if trail.missing_triggers():
        return "unguarded"
    last = Verification.objects.order_by("-finished_at").first()
    if last is None:  # a new installation: the first nightly check is to come
        return GOOD
    if last.problems:
        return "broken"
    is_old = trail_clock() - last.finished_at > LONGEST_UNCHECKED
    return "not checked lately" if is_old else GOOD


@cache
def _known_migrations() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None).graph.nodes)
