"""Saying that somebody cannot come on a night, and that they can after all."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.partners.models import Area
from wayside.patrols.models import Patrol
from wayside.patrols.staffing import actions, queries
from wayside.patrols.staffing.forms import UnableForForm, UnableNightForm
from wayside.patrols.staffing.permissions import OWN_DUTIES, PLAN_ROSTER
from wayside.patrols.staffing.presenters.unable import unable_rows
from wayside.patrols.staffing.rules import WEEKS_AHEAD
from wayside.patrols.staffing.views.opening import area_at, crumbs, duties_area_at
from wayside.patrols.staffing.vocabulary import UnableReason
from wayside.web import clock
from wayside.web.states import NotNow
from wayside.workforce import queries as workforce
from wayside.workforce.models import Worker
from wayside.workforce.vocabulary import WorkerKind


@page(OWN_DUTIES)
def mine(request: Request, area: str) -> HttpResponse:
    """The nights on which the actor cannot come, and one more."""
    found = duties_area_at(request, area)
    me = workforce.own_worker(found, of=request.actor)
    officer = me if me is not None and me.kind == WorkerKind.OFFICER else None
    nights = _nights(found) if officer else []
    form = UnableNightForm(request.POST or None, nights=nights)
    if officer and request.method == "POST" and form.is_valid():
        return _say(request, found, officer, form.cleaned_data, "patrols:unable_mine")
    context = {"mine": True, "form": form if nights else None, "in_pool": officer is not None}
    return _render(request, found, _("Nights on which I cannot come"), context)


@page(PLAN_ROSTER)
def everybody(request: Request, area: str) -> HttpResponse:
    """Who cannot come on which night; the coordinator keeps somebody off one."""
    found = area_at(request, area, PLAN_ROSTER)
    workers = workforce.in_pool(found, visible_to=request.actor)
    officers = [each for each in workers if each.kind == WorkerKind.OFFICER]
    form = UnableForForm(request.POST or None, nights=_nights(found), workers=officers)
    if request.method == "POST" and form.is_valid():
        worker = next(each for each in officers if str(each.id) == form.cleaned_data["worker"])
        return _say(request, found, worker, form.cleaned_data, "patrols:unable")
    context = {"mine": False, "form": form, "crumbs": crumbs(found, _("Who cannot come"))}
    return _render(request, found, _("Who cannot come"), context)


@page(OWN_DUTIES)
@require_POST
def lift(request: Request, area: str, unable_id: UUID) -> HttpResponse:
    """Somebody can come after all: oneself, or another as who plans."""
    found = duties_area_at(request, area)
    rows = queries.unable(found, by=request.actor, since=clock.today())
    try:
        said = rows.get(id=unable_id)
    except ObjectDoesNotExist as gone:
        raise Http404(str(unable_id)) from gone
    actions.lift(unavailability=said, by=request.actor, now=clock.now())
    messages.success(request, _("They can be put on that night again."))
    plans = request.actor.may(PLAN_ROSTER, area_id=found.id)
    return redirect("patrols:unable" if plans else "patrols:unable_mine", found.slug)


def _say(
    request: Request, area: Area, worker: Worker, given: dict[str, Any], back: str
) -> HttpResponse:
    try:
        actions.say_unable(
            patrol=queries.coming_night(area, UUID(given["patrol"]), since=clock.today()),
            worker=worker,
            kind=UnableReason(given["kind"]),
            by=request.actor,
            now=clock.now(),
        )
    except NotNow as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Noted. Rosters worked out from now on keep to it."))
    return redirect(back, area.slug)


def _nights(area: Area) -> list[Patrol]:
    today = clock.today()
    return queries.patrols_between(area, today, today + timedelta(weeks=WEEKS_AHEAD, days=-1))


def _render(request: Request, area: Area, title: str, context: dict[str, Any]) -> HttpResponse:
    rows = actions.list_unable(
        area=area, since=clock.today(), by=request.actor, now=clock.now(), mine=context["mine"]
    )
    given = {"area": area, "title": title, "rows": unable_rows(rows, mine=context["mine"])}
    return render(request, "patrols/staffing/unable.html", given | context)
