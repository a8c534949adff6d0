"""The return of a night: written on a telephone, kept while it is written, filed once."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.patrols.models import Patrol, PatrolReturn
from wayside.patrols.queries import places_of
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.returns import actions, queries
from wayside.patrols.returns.forms import CorrectionForm, Night, ReturnForm
from wayside.patrols.returns.permissions import FILE_RETURN
from wayside.patrols.returns.presenters.filed_page import filed_page
from wayside.patrols.returns.presenters.form_page import form_page
from wayside.patrols.returns.views.typed import bumped, content_of, form_number, initial_of
from wayside.patrols.rules import PATROL
from wayside.patrols.views.opening import Opened, opened, patrol_at
from wayside.web import clock
from wayside.web.editing import refuse
from wayside.web.states import NotNow

ANSWER_TO_SCRIPT = "application/json"


@page(FILE_RETURN)
def night(request: Request, area: str, week: str, patrol_id: UUID) -> HttpResponse:
    """What was filed, with its corrections; before that, the form."""
    at = opened(request, area, week)
    patrol = patrol_at(at, patrol_id)
    if request.method == "POST":
        return _send(request, at, patrol)
    versions = actions.open_return(patrol=patrol, by=request.actor, now=clock.now())
    if versions:
        return _filed(request, at, patrol, versions)
    kept = actions.open_form(patrol=patrol, by=request.actor, now=clock.now())
    initial = {**kept.content, "form": kept.form} if kept else {}
    form = ReturnForm(initial=initial, night=_night(patrol), now=clock.now())
    return _form(request, at, patrol, form)


@page(FILE_RETURN)
@require_POST
def draft(request: Request, area: str, week: str, patrol_id: UUID) -> HttpResponse:
    """Keep what a script sends while somebody writes."""
    at = opened(request, area, week)
    patrol = patrol_at(at, patrol_id)
    kept = _keep(request, patrol, {})
    return JsonResponse({"kept": kept, "url": "" if kept else _url("night", at, patrol)})


@page(FILE_RETURN)
def correct(request: Request, area: str, week: str, patrol_id: UUID) -> HttpResponse:
    """Write a further version over what stands."""
    at = opened(request, area, week)
    patrol = patrol_at(at, patrol_id)
    versions = actions.open_return(patrol=patrol, by=request.actor, now=clock.now())
    if not versions:
        return redirect(_url("night", at, patrol))
    told = queries.parts_of(versions[-1])
    night = _night(patrol)
    form = CorrectionForm(
        request.POST or None,
        initial={**initial_of(told, night.parts), "base": versions[-1].number},
        night=night,
        now=clock.now(),
    )
    if request.method == "POST" and form.is_valid():
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
            refuse(form, refused)
        else:
            messages.success(request, _("The return is corrected. The former version stays."))
            return redirect(_url("night", at, patrol))
    return _form(request, at, patrol, form, status=422 if form.errors else 200)


def _send(request: Request, at: Opened, patrol: Patrol) -> HttpResponse:
    """A tap that counts, a draft to keep, or the return itself."""
    change = bumped(request.POST)
    if change or request.POST.get("step") != "file":
        _keep(request, patrol, change)
        if not change:
            messages.success(request, _("Your draft is kept. Nobody else sees it."))
        return redirect(f"{_url('night', at, patrol)}#id_{next(iter(change), 'form')}")
    form = ReturnForm(request.POST, night=_night(patrol), now=clock.now())
    if form.is_valid():
        try:
            actions.file_return(
                patrol=patrol, form=form.number, told=form.told, by=request.actor, now=clock.now()
            )
        except NotNow as refused:
            refuse(form, refused)
        else:
            return _thank(request, _url("night", at, patrol))
    if _asked_by_script(request):
        return JsonResponse({"errors": len(form.errors)}, status=422)
    return _form(request, at, patrol, form, status=422)


def _thank(request: Request, url: str) -> HttpResponse:
    messages.success(request, _("Thank you. The return is filed."))
    return JsonResponse({"url": url}) if _asked_by_script(request) else redirect(url)


def _keep(request: Request, patrol: Patrol, change: dict[str, str]) -> bool:
    """Keep the form as it was sent; False once it is filed."""
    blank = ReturnForm(night=_night(patrol), now=clock.now())
    kept = actions.keep_draft(
        patrol=patrol,
        form=form_number(request.POST),
        content={**content_of(request.POST, blank.fields), **change},
        by=request.actor,
        now=clock.now(),
    )
    return kept is not None


def _form(
    request: Request, at: Opened, patrol: Patrol, form: ReturnForm, *, status: int = 200
) -> HttpResponse:
    title = _("Return for %s") % patrol_name(patrol)
    context: dict[str, Any] = {
        "crumbs": at.crumbs(title),
        "title": title,
        "form": form,
        "page": form_page(form),
        "key": f"{patrol.id}:{request.actor.person_id}",
        "draft_url": _url("draft", at, patrol),
        "is_correction": isinstance(form, CorrectionForm),
        "awaits": PATROL.can(patrol.state, "return") or isinstance(form, CorrectionForm),
        "back": at.url,
    }
    return render(request, "patrols/returns/form.html", context, status=status)


def _filed(
    request: Request, at: Opened, patrol: Patrol, versions: tuple[PatrolReturn, ...]
) -> HttpResponse:
    title = _("Return for %s") % patrol_name(patrol)
    context: dict[str, Any] = {
        "crumbs": at.crumbs(title),
        "title": title,
        "page": filed_page(versions),
        "key": f"{patrol.id}:{request.actor.person_id}",
        "correct_url": _url("correct", at, patrol) if PATROL.can(patrol.state, "close") else "",
    }
    return render(request, "patrols/returns/filed.html", context)


def _night(patrol: Patrol) -> Night:
    return Night(patrol, queries.plan_of(patrol), tuple(places_of(patrol)))


def _url(name: str, at: Opened, patrol: Patrol) -> str:
    return reverse(f"patrols:returns:{name}", args=(at.area.slug, at.iso, patrol.id))


def _asked_by_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == ANSWER_TO_SCRIPT
