"""How long records are kept, what is to be erased, and requests for what is kept."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wayside.access.actor import Actor
from wayside.governance.erasure import queries as erasure
from wayside.governance.erasure.permissions import APPROVE_ERASURES, LOOK_AT_DUE
from wayside.governance.retention import queries as retention
from wayside.governance.retention.permissions import APPROVE_PERIODS
from wayside.governance.rights import queries as rights
from wayside.governance.rights.permissions import WATCH_RIGHTS
from wayside.governance.subject_access import queries as access
from wayside.governance.subject_access.permissions import WATCH_ACCESS
from wayside.home.due.counting import counted
from wayside.home.presenters import Due, Urgency

NEAR = timedelta(days=7)
Found = Mapping[str, Counter[date | None]]


def due(actor: Actor, *, today: date) -> Iterator[Due]:
    """For those who look, approve and watch the clock."""
    found = counted(dict(_asked(actor)))
    n = _total(found, "periods")
    words = ngettext(
        "Decide how long %(n)d kind of record is kept",
        "Decide how long %(n)d kinds of records are kept",
        n,
    )
    yield from _one(n, words, "governance:periods", Urgency.SOON)
    n = _total(found, "look")
    words = ngettext(
        "Look at %(n)d record whose period is over",
        "Look at %(n)d records whose period is over",
        n,
    )
    yield from _one(n, words, "governance:erasures", Urgency.DUE)
    n = _total(found, "approve")
    words = ngettext("Approve %(n)d erasure", "Approve %(n)d erasures", n)
    yield from _one(n, words, "governance:erasures", Urgency.DUE)
    yield from _requests(found, today)


def _asked(actor: Actor) -> Iterator[tuple[str, tuple[QuerySet[Any], str]]]:
    if actor.may(APPROVE_PERIODS):
        yield "periods", (retention.proposals(visible_to=actor), "")
    if actor.may(LOOK_AT_DUE):
        yield "look", (erasure.to_look_at(visible_to=actor), "")
    if actor.may(APPROVE_ERASURES):
        yield "approve", (erasure.to_approve(visible_to=actor), "")
    if actor.may(WATCH_ACCESS):
        yield "requests", (access.running(visible_to=actor), "due_date")
    if actor.may(WATCH_RIGHTS):
        yield "rights", (rights.running(visible_to=actor), "due_date")


def _total(found: Found, name: str) -> int:
    return found[name].total() if name in found else 0


def _requests(found: Found, today: date) -> Iterator[Due]:
    n = _total(found, "requests")
    words = ngettext(
        "%(n)d request for what is kept is under way",
        "%(n)d requests for what is kept are under way",
        n,
    )
    yield from _under_way(found, "requests", today, words, "governance:access_requests")
    n = _total(found, "rights")
    words = ngettext(
        "%(n)d request to put right or erase is under way",
        "%(n)d requests to put right or erase are under way",
        n,
    )
    yield from _under_way(found, "rights", today, words, "governance:right_requests")


def _under_way(found: Found, of: str, today: date, words: str, page: str) -> Iterator[Due]:
    days = found.get(of, Counter())
    late = sum(n for day, n in days.items() if day and day < today)
    near = sum(n for day, n in days.items() if day and day <= today + NEAR)
    urgency = Urgency.BLOCKED if late else Urgency.DUE if near else Urgency.TO_KNOW
    hint = _("%(n)d late") % {"n": late} if late else ""
    yield from _one(days.total(), words, page, urgency, hint)


def _one(count: int, words: str, name: str, urgency: Urgency, hint: str = "") -> Iterator[Due]:
    if count:
        yield Due(words % {"n": count}, reverse(name), urgency, hint)
