"""The return of a night: written on a telephone, kept while it is written, filed once."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from wayside.access.gates import Request, page
from wayside.patrols.models import Patrol
from wayside.patrols.returns import actions, queries
from wayside.patrols.returns.forms import ReturnForm
from wayside.patrols.returns.permissions import FILE_RETURN, require_return
from wayside.patrols.returns.views import drawing
from wayside.patrols.returns.views.drawing import night_of, url_of
from wayside.patrols.returns.views.typed import bumped
from wayside.patrols.returns.views.worker import SCRIPT
from wayside.patrols.views.opening import Opened, opened_for_night, patrol_at
from wayside.web import clock
from wayside.web.editing import refuse
from wayside.web.states import NotNow

NUMBER = "incident_reference"
GONE = 410  # filed meanwhile: there is no form to keep, and what was filed is kept nowhere


@page(FILE_RETURN)
def night(request: Request, area: str, week: str, patrol_id: UUID) -> HttpResponse:
    """What was filed, with its corrections; before that, the form."""
    at = opened_for_night(request, area, week)
    patrol = patrol_at(at, patrol_id)
    if request.method == "POST":
        return _send(request, at, patrol)
    versions = actions.open_return(patrol=patrol, by=request.actor, now=clock.now())
    if versions and drawing.asked_for_shell(request):
        return HttpResponse(status=GONE)
    if versions:
        return drawing.draw_filed(request, at, patrol, versions)
    kept = actions.open_form(patrol=patrol, by=request.actor, now=clock.now())
    shows_draft = kept and not drawing.asked_for_shell(request)
    number = queries.incident_number_of(patrol)
    initial = {**kept.content, "form": kept.form} if kept and shows_draft else {NUMBER: number}
    form = ReturnForm(initial=initial, night=night_of(patrol), now=clock.now())
    return drawing.draw_form(request, at, patrol, form)


@page(FILE_RETURN)
@require_POST
def draft(request: Request, area: str, week: str, patrol_id: UUID) -> HttpResponse:
    """Keep what a script sends while somebody writes."""
    at = opened_for_night(request, area, week)
    patrol = patrol_at(at, patrol_id)
    kept = drawing.keep(request, patrol, {})
    return JsonResponse({"kept": kept, "url": "" if kept else url_of("night", at, patrol)})


@page(FILE_RETURN)
@require_GET
def worker(request: Request, area: str, week: str, patrol_id: UUID) -> HttpResponse:
    """The script that shows the form where there is no signal. Its address is its bounds: it
    answers for nothing outside this return."""
    require_return(request.actor, patrol_at(opened_for_night(request, area, week), patrol_id))
    return HttpResponse(SCRIPT.read_bytes(), content_type="text/javascript; charset=utf-8")


def _send(request: Request, at: Opened, patrol: Patrol) -> HttpResponse:
    """A tap that counts, a draft to keep, or the return itself."""
    change = bumped(request.POST)
    if change or request.POST.get("step") != "file":
        drawing.keep(request, patrol, change)
        if not change:
            messages.success(request, _("Your draft is kept. Nobody else sees it."))
        return redirect(f"{url_of('night', at, patrol)}#id_{next(iter(change), 'form')}")
    form = ReturnForm(request.POST, night=night_of(patrol), now=clock.now())
    if form.is_valid():
        try:
            actions.file_return(
                patrol=patrol, form=form.number, told=form.told, by=request.actor, now=clock.now()
            )
        except NotNow as refused:
            refuse(form, refused)
        else:
            messages.success(request, _("Thank you. The return is filed."))
            return drawing.said(request, url_of("night", at, patrol))
    return drawing.draw_form(request, at, patrol, form, status=422)
