"""A person's own calendar feed: it says "on duty", from when until when, and nothing else."""

from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wayside.access.actor import Actor
from wayside.access.gates import public
from wayside.access.vocabulary import ActorKind
from wayside.patrols.actions.feeds import read_calendar
from wayside.web import clock
from wayside.workforce import queries

STAMP = "%Y%m%dT%H%M%SZ"
HEAD = (
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Wayside//On duty//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
)


@public("read by a phone's calendar under a secret address that its owner can revoke")
@require_safe
def calendar_feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar that a secret opens."""
    worker = queries.worker_of_feed(secret, today=clock.today())
    if worker is None:
        raise Http404
    reader = Actor(kind=ActorKind.LINK, name=worker.person.name, person_id=worker.person_id)
    now = clock.now()
    duties = read_calendar(worker=worker, by=reader, now=now)
    response = HttpResponse(as_calendar(duties, now), content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def as_calendar(duties: Iterable[tuple[UUID, datetime, datetime]], now: datetime) -> str:
    """Duties as iCalendar (RFC 5545): times in UTC, one summary for all."""
    lines = list(HEAD)
    for identifier, start, end in duties:
        lines += (
            "BEGIN:VEVENT",
            f"UID:{identifier}@wayside.invalid",
            f"DTSTAMP:{now.astimezone(UTC):{STAMP}}",
            f"DTSTART:{start.astimezone(UTC):{STAMP}}",
            f"DTEND:{end.astimezone(UTC):{STAMP}}",
            f"SUMMARY:{_('On duty')}",
            "CLASS:PRIVATE",
            "END:VEVENT",
        )
    return "\r\n".join((*lines, "END:VCALENDAR", ""))
