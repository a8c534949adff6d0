"""Tonight on the phone: go out, check in with one tap."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.risk import actions, presenters, queries
from wayside.patrols.risk.forms import GoOutForm
from wayside.patrols.risk.permissions import JOIN_NIGHT
from wayside.patrols.risk.views.opening import Night, night_at, said_no
from wayside.web import clock
from wayside.web.states import NotNow


@page(JOIN_NIGHT)
def night(request: Request, area: str, week: str, patrol_id: UUID) -> HttpResponse:
    """One column, thumb-sized."""
    return _page(request, night_at(request, area, week, patrol_id))


@page(JOIN_NIGHT)
@require_POST
def go_out(request: Request, area: str, week: str, patrol_id: UUID) -> HttpResponse:
    """Say that the patrol goes out."""
    at = night_at(request, area, week, patrol_id)
    form = GoOutForm(request.POST)
    if not form.is_valid():
        return _page(request, at, form)
    try:
        actions.go_out(
            patrol=at.patrol,
            incident_number=form.cleaned_data["incident_number"],
            by=request.actor,
            now=clock.now(),
            token=form.once,
        )
    except NotNow as refused:
        return said_no(request, refused, at.url("night"))
    messages.success(request, _("You are out. Stay safe, and check in when it is due."))
    return redirect(at.url("night"))


@page(JOIN_NIGHT)
@require_POST
def check_in(request: Request, area: str, week: str, patrol_id: UUID) -> HttpResponse:
    """Everyone is safe."""
    at = night_at(request, area, week, patrol_id)
    try:
        actions.check_in(patrol=at.patrol, by=request.actor, now=clock.now())
    except NotNow as refused:
        return said_no(request, refused, at.url("night"))
    messages.success(request, _("Checked in."))
    return redirect(at.url("night"))


def _title(at: Night, now: datetime) -> str:
    """Tonight until the night is over; afterwards a night like others."""
    is_over = now > at.patrol.ends_at
    return (_("The night of %s") if is_over else _("Tonight, %s")) % patrol_name(at.patrol)


def _page(request: Request, at: Night, form: GoOutForm | None = None) -> HttpResponse:
    now = clock.now()
    check_ins = actions.open_night(patrol=at.patrol, by=request.actor, now=now)
    known = queries.approved(at.patrol)
    number = known.incident_number if known else ""
    context = {
        "title": _title(at, now),
        "night": at,
        "page": presenters.night_page(at.patrol, check_ins, actor=request.actor, now=now),
        "form": form or GoOutForm(initial={"incident_number": number}),
        "area": at.at.area,
        "week": at.at.iso,
    }
    return render(request, "patrols/risk/night.html", context)
