"""The form of a night and what was filed, as pages; what both views of a return share."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wayside.access.gates import Request
from wayside.patrols.models import Patrol, PatrolReturn
from wayside.patrols.queries import places_of
from wayside.patrols.queries.facts import patrol_name
from wayside.patrols.returns import actions, queries
from wayside.patrols.returns.forms import CorrectionForm, Night, ReturnForm
from wayside.patrols.returns.permissions import is_on
from wayside.patrols.returns.presenters.filed_page import filed_page
from wayside.patrols.returns.presenters.form_page import form_page
from wayside.patrols.returns.views.typed import content_of, form_number
from wayside.patrols.rules import PATROL
from wayside.patrols.views.opening import Opened
from wayside.web import clock

ANSWER_TO_SCRIPT = "application/json"
SHELL = "shell"


def night_of(patrol: Patrol) -> Night:
    """What the form asks about."""
    return Night(patrol, queries.plan_of(patrol), tuple(places_of(patrol)))


def url_of(name: str, at: Opened, patrol: Patrol) -> str:
    """A page of the patrol's return."""
    return reverse(f"patrols:returns:{name}", args=(at.area.slug, at.iso, patrol.id))


def asked_by_script(request: HttpRequest) -> bool:
    """Whether a script waits for the answer."""
    return request.headers.get("Accept") == ANSWER_TO_SCRIPT


def asked_for_shell(request: HttpRequest) -> bool:
    """Whether the page is asked for to be kept on the device: it holds nobody's answers then."""
    return SHELL in request.GET


def keep(request: Request, patrol: Patrol, change: dict[str, str]) -> bool:
    """Keep the form as it was sent; False once it is filed."""
    made = CorrectionForm if "base" in request.POST else ReturnForm
    blank = made(night=night_of(patrol), now=clock.now())
    kept = actions.keep_draft(
        patrol=patrol,
        form=form_number(request.POST),
        content={**content_of(request.POST, blank.fields), **change},
        by=request.actor,
        now=clock.now(),
    )
    return kept is not None


def said(request: HttpRequest, url: str) -> HttpResponse:
    """On to the page, for a script or for a browser."""
    return JsonResponse({"url": url}) if asked_by_script(request) else redirect(url)


def draw_form(
    request: Request,
    at: Opened,
    patrol: Patrol,
    form: ReturnForm,
    *,
    status: int = 200,
    overtaken: bool = False,
) -> HttpResponse:
    """The form; for a script, how many errors it has."""
    if form.errors and asked_by_script(request):
        return JsonResponse({"errors": len(form.errors)}, status=422)
    corrects = isinstance(form, CorrectionForm)
    title = _("Return for %s") % patrol_name(patrol)
    shell = asked_for_shell(request)
    talks = {} if corrects or shell else queries.talks_of(patrol)
    context: dict[str, Any] = {
        "crumbs": at.crumbs(title),
        "title": title,
        "form": form,
        "page": form_page(form, talks),
        "talk_url": url_of("tell", at, patrol) if is_on(request.actor, patrol) else "",
        "key": _key(request, patrol.id) + (":correction" if corrects else ""),
        "draft_url": url_of("draft", at, patrol),
        "worker_url": url_of("worker", at, patrol),
        "return_url": url_of("night", at, patrol),
        "is_correction": corrects,
        "is_shell": shell,
        "overtaken": overtaken,
        "awaits": PATROL.can(patrol.state, "return") or corrects,
        "back": at.url,
    }
    return render(request, "patrols/returns/form.html", context, status=status)


def draw_filed(
    request: Request, at: Opened, patrol: Patrol, versions: tuple[PatrolReturn, ...]
) -> HttpResponse:
    """Every version beside the others."""
    title = _("Return for %s") % patrol_name(patrol)
    can_correct = PATROL.can(patrol.state, "close")
    context: dict[str, Any] = {
        "crumbs": at.crumbs(title),
        "title": title,
        "page": filed_page(versions),
        "key": _key(request, patrol.id),
        "talk_url": url_of("tell", at, patrol) if is_on(request.actor, patrol) else "",
        "correct_url": url_of("correct", at, patrol) if can_correct else "",
    }
    return render(request, "patrols/returns/filed.html", context)


def _key(request: Request, patrol_id: UUID) -> str:
    """What a device keeps the words under: one patrol, one person."""
    return f"{patrol_id}:{request.actor.person_id}"
