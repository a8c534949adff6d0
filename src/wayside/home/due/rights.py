"""How long records are kept, what is to be erased, and requests for what is kept."""

from collections.abc import Iterator
from datetime import date, timedelta

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
from wayside.home.presenters import Due, Urgency

NEAR = timedelta(days=7)


def due(actor: Actor, *, today: date) -> Iterator[Due]:
    """For those who look, approve and watch the clock."""
    if actor.may(APPROVE_PERIODS):
        n = retention.proposals(visible_to=actor).count()
        words = ngettext(
            "Decide how long %(n)d kind of record is kept",
            "Decide how long %(n)d kinds of records are kept",
            n,
        )
        yield from _one(n, words, "governance:periods", Urgency.SOON)
    if actor.may(LOOK_AT_DUE):
        n = erasure.to_look_at(visible_to=actor).count()
        words = ngettext(
            "Look at %(n)d record whose period is over",
            "Look at %(n)d records whose period is over",
            n,
        )
        yield from _one(n, words, "governance:erasures", Urgency.DUE)
    if actor.may(APPROVE_ERASURES):
        n = erasure.to_approve(visible_to=actor).count()
        words = ngettext("Approve %(n)d erasure", "Approve %(n)d erasures", n)
        yield from _one(n, words, "governance:erasures", Urgency.DUE)
    if actor.may(WATCH_ACCESS):
        days = list(access.running(visible_to=actor).values_list("due_date", flat=True))
        words = ngettext(
            "%(n)d request for what is kept is under way",
            "%(n)d requests for what is kept are under way",
            len(days),
        )
        yield from _under_way(days, today, words, "governance:access_requests")
    if actor.may(WATCH_RIGHTS):
        days = list(rights.running(visible_to=actor).values_list("due_date", flat=True))
        words = ngettext(
            "%(n)d request to put right or erase is under way",
            "%(n)d requests to put right or erase are under way",
            len(days),
        )
        yield from _under_way(days, today, words, "governance:right_requests")


def _under_way(days: list[date], today: date, words: str, name: str) -> Iterator[Due]:
    late, near = sum(day < today for day in days), sum(day <= today + NEAR for day in days)
    urgency = Urgency.BLOCKED if late else Urgency.DUE if near else Urgency.TO_KNOW
    hint = _("%(n)d late") % {"n": late} if late else ""
    yield from _one(len(days), words, name, urgency, hint)


def _one(count: int, words: str, name: str, urgency: Urgency, hint: str = "") -> Iterator[Due]:
    if count:
        yield Due(words % {"n": count}, reverse(name), urgency, hint)
