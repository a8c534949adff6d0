"""A meeting is put on another day, or cancelled."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.safeguarding.marac import actions, queries
from wayside.safeguarding.marac.actions import Plan
from wayside.safeguarding.marac.forms import ChooseForm, RescheduleForm
from wayside.safeguarding.marac.permissions import RUN_MARAC
from wayside.safeguarding.marac.views.opening import asked, meeting_at
from wayside.safeguarding.models import MaracMeeting
from wayside.web import clock
from wayside.web.asking import ask
from wayside.web.clock import LONDON
from wayside.web.components.text import london_short
from wayside.web.editing import unless_met


@page(RUN_MARAC)
def reschedule(request: Request, marac_meeting_id: UUID) -> HttpResponse:
    """Another day, time or place."""
    held = meeting_at(marac_meeting_id)
    starts = held.starts_at.astimezone(LONDON)
    known = {
        "day": starts.date(),
        "time": starts.time(),
        "place": held.place,
        "research_by": held.research_by,
        "version": held.version,
    }

    def do(data: dict[str, Any]) -> object:
        at = datetime.combine(data["day"], data["time"], tzinfo=LONDON).astimezone(UTC)
        return unless_met(
            lambda: actions.reschedule_meeting(
                meeting=held,
                plan=Plan(at, data["research_by"], data["place"]),
                expected_version=data["version"] or 0,
                by=request.actor,
                now=clock.now(),
            )
        )

    note = _("Once the agenda is circulated, every representative is told. The agenda stays.")
    words = asked(_("Put it on another day"), _back(held), note=note)
    return ask(request, RescheduleForm(request.POST or None, initial=known), do, words)


@page(RUN_MARAC)
def cancel(request: Request, marac_meeting_id: UUID) -> HttpResponse:
    """Cancel it, and say which agenda takes its cases."""
    held = meeting_at(marac_meeting_id)
    others = {str(each.id): each for each in queries.others_to_come(held)}
    form = ChooseForm(
        request.POST or None,
        choices=[(key, london_short(each.starts_at)) for key, each in others.items()]
        or [("", _("No other meeting is planned"))],
        label=_("Which meeting takes its cases?"),
        initial={"version": held.version},
    )
    if not others or not queries.last_place(held):
        form.fields["chosen"].required = False  # nothing is to go, or there is nowhere to go

    def do(data: dict[str, Any]) -> object:
        return unless_met(
            lambda: actions.cancel_meeting(
                meeting=held,
                into=others.get(data["chosen"]),
                expected_version=data["version"] or 0,
                by=request.actor,
                now=clock.now(),
            )
        )

    note = _(
        "Representatives are told. Its cases go to the end of the other agenda with what was "
        "researched, and are seen again once that one is circulated."
    )
    words = asked(_("Cancel the meeting"), _back(held), submit=_("Cancel the meeting"), note=note)
    return ask(request, form, do, words)


def _back(held: MaracMeeting) -> str:
    return reverse("safeguarding:marac_meeting", args=(held.id,))
