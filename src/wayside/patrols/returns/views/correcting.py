"""A further version over what stands, kept while it is written like the first one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wayside.access.gates import Request, page
from wayside.patrols.models import Patrol, PatrolReturn
from wayside.patrols.returns import actions, queries
from wayside.patrols.returns.forms import CorrectionForm
from wayside.patrols.returns.permissions import FILE_RETURN
from wayside.patrols.returns.views import drawing
from wayside.patrols.returns.views.drawing import night_of, url_of
from wayside.patrols.returns.views.typed import bumped, initial_of
from wayside.patrols.views.opening import Opened, opened_for_night, patrol_at
from wayside.web import clock
from wayside.web.editing import refuse
from wayside.web.states import NotNow


@page(FILE_RETURN)
def correct(request: Request, area: str, week: str, patrol_id: UUID) -> HttpResponse:
    """Write a further version over what stands."""
    at = opened_for_night(request, area, week)
    patrol = patrol_at(at, patrol_id)
    versions = actions.open_return(patrol=patrol, by=request.actor, now=clock.now())
    if not versions:
        return redirect(url_of("night", at, patrol))
    last = versions[-1]
    if request.method == "POST":
        return _send(request, at, patrol, last)
    kept = actions.open_form(patrol=patrol, by=request.actor, now=clock.now())
    begun = kept.content if kept and "base" in kept.content else None
    held: dict[str, Any] = initial_of(queries.parts_of(last), night_of(patrol).parts)
    overtaken = False
    if drawing.asked_for_shell(request):
        held = {}
    elif kept and begun:
        held = {**begun, "form": kept.form}
        overtaken = begun["base"] != str(last.number)
    form = CorrectionForm(
        initial={**held, "base": last.number}, night=night_of(patrol), now=clock.now()
    )
    return drawing.draw_form(request, at, patrol, form, overtaken=overtaken)


def _send(request: Request, at: Opened, patrol: Patrol, last: PatrolReturn) -> HttpResponse:
    """A tap that counts, a draft to keep, or the correction itself."""
    change = bumped(request.POST)
    if change or request.POST.get("step") == "keep":
        drawing.keep(request, patrol, change)
        if not change:
            messages.success(request, _("Your draft is kept. Nobody else sees it."))
        return redirect(f"{url_of('correct', at, patrol)}#id_{next(iter(change), 'form')}")
    form = _bound(request.POST, patrol)
    if form.is_valid():
        try:
            actions.correct_return(
                patrol=patrol,
                form=form.number,
                told=form.told,
                because=form.cleaned_data["because"],
                base=form.cleaned_data["base"],
                by=request.actor,
                now=clock.now(),
            )
        except NotNow as refused:
            overtaken = form.cleaned_data["base"] != last.number
            form = _bound(_upon(request.POST, last), patrol)
            refuse(form, refused)
            return drawing.draw_form(request, at, patrol, form, status=422, overtaken=overtaken)
        messages.success(request, _("The return is corrected. The former version stays."))
        return drawing.said(request, url_of("night", at, patrol))
    return drawing.draw_form(request, at, patrol, form, status=422)


def _bound(sent: QueryDict, patrol: Patrol) -> CorrectionForm:
    return CorrectionForm(sent, night=night_of(patrol), now=clock.now())


def _upon(sent: QueryDict, last: PatrolReturn) -> QueryDict:
    """What was sent, upon the version that stands now: whoever looked at that may file again."""
    held = sent.copy()
    held["base"] = str(last.number)
    return held
