"""Meetings: planning one, its agenda, circulating it."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.safeguarding.marac import actions, queries
from wayside.safeguarding.marac.actions import Plan
from wayside.safeguarding.marac.actions.meetings import BUTTONS
from wayside.safeguarding.marac.forms import PlanForm
from wayside.safeguarding.marac.permissions import ATTEND_MARAC, RUN_MARAC
from wayside.safeguarding.marac.presenters import is_under_way, meeting_steps
from wayside.safeguarding.marac.rules import MEETING
from wayside.safeguarding.marac.views.opening import (
    asked,
    case_at,
    crumbs,
    item_at,
    marac_or_404,
    meeting_at,
)
from wayside.safeguarding.marac.vocabulary import MeetingState
from wayside.safeguarding.models import MaracMeeting
from wayside.web import clock
from wayside.web.asking import ask
from wayside.web.clock import LONDON
from wayside.web.components.text import london_short
from wayside.web.editing import press, press_seen, verb_in


@page(RUN_MARAC)
def plan(request: Request) -> HttpResponse:
    """Plan a meeting."""
    held = marac_or_404(request)

    def do(data: dict[str, Any]) -> object:
        starts = datetime.combine(data["day"], data["time"], tzinfo=LONDON).astimezone(UTC)
        return actions.plan_meeting(
            marac=held,
            plan=Plan(starts, data["research_by"], data["place"]),
            form_id=data["form_id"],
            by=request.actor,
            now=clock.now(),
        )

    words = asked(_("Plan a meeting"), reverse("safeguarding:marac"))
    return ask(request, PlanForm(request.POST or None), do, words)


@page(ATTEND_MARAC)
def meeting(request: Request, marac_meeting_id: UUID) -> HttpResponse:
    """A meeting and its agenda, as far as it is open."""
    held = meeting_at(marac_meeting_id)
    opened = actions.open_meeting(meeting=held, by=request.actor, now=clock.now())
    runs = request.actor.may(RUN_MARAC)
    is_open = held.state in (MeetingState.PLANNED, MeetingState.CIRCULATED, MeetingState.BEGUN)
    context = {
        "meeting": held,
        "items": opened.items,
        "runs": runs,
        "steps": meeting_steps(held, request.actor),
        "is_planned": held.state == MeetingState.PLANNED,
        "is_open": is_open,
        "may_change": runs and MEETING.can(held.state, "cancel"),
        "under_way": is_under_way(held),
        "to_list": queries.to_list(held.marac) if runs and is_open else (),
        "crumbs": crumbs(london_short(held.starts_at)),
    }
    return render(request, "safeguarding/marac/meeting.html", context)


@page(RUN_MARAC)
@require_POST
def move(request: Request, marac_meeting_id: UUID) -> HttpResponse:
    """A step of a meeting: a button."""
    held = meeting_at(marac_meeting_id)
    verb = verb_in(request, {"circulate", *BUTTONS})
    given: dict[str, Any] = {"meeting": held, "by": request.actor, "now": clock.now()}

    def act(version: int) -> object:
        if verb == "circulate":
            return actions.circulate_agenda(**given, expected_version=version)
        return actions.move_meeting(**given, verb=verb, expected_version=version)

    return press_seen(request, act, _("Noted."), _back(held))


@page(RUN_MARAC)
@require_POST
def add(request: Request, marac_meeting_id: UUID, case_id: UUID) -> HttpResponse:
    """Put a case on the agenda."""
    held, case = meeting_at(marac_meeting_id), case_at(case_id)

    def act() -> object:
        return actions.put_on_agenda(meeting=held, case=case, by=request.actor, now=clock.now())

    return press(request, act, _("It is on the agenda."), _back(held))


@page(RUN_MARAC)
@require_POST
def order(request: Request, item_id: UUID) -> HttpResponse:
    """Move a case up or down, or take it off."""
    item = item_at(item_id)
    verb = verb_in(request, {"up", "down", "off"})
    given: dict[str, Any] = {"item": item, "by": request.actor, "now": clock.now()}

    def act() -> object:
        if verb == "off":
            return actions.take_off_agenda(**given)
        return actions.reorder_agenda(**given, places=-1 if verb == "up" else 1)

    return press(request, act, _("Noted."), _back(item.meeting))


def _back(held: MaracMeeting) -> str:
    return reverse("safeguarding:marac_meeting", args=(held.id,))
