"""The buttons that move a week on."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.patrols import actions
from wayside.patrols.forms import ReasonForm
from wayside.patrols.permissions import PLAN_WEEKS
from wayside.patrols.views.opening import opened_to_plan, overtaken, press, refuse
from wayside.web import clock
from wayside.web.collisions import Collision
from wayside.web.states import NotNow


@page(PLAN_WEEKS)
@require_POST
def start(request: Request, area: str, week: str) -> HttpResponse:
    """Start the week's plan."""
    at = opened_to_plan(request, area, week)
    try:
        actions.start_week(area=at.area, iso=at.iso, by=request.actor, now=clock.now())
    except NotNow as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The week is started. Take up the proposal or add a patrol."))
    return redirect(at.url)


@page(PLAN_WEEKS)
@require_POST
def rank_again(request: Request, area: str, week: str) -> HttpResponse:
    """Rank the places with the newest data."""
    at = opened_to_plan(request, area, week)
    return press(
        request,
        at,
        lambda form: actions.rank_again(
            week=at.started, by=request.actor, now=clock.now(), token=form.once
        ),
        _("The places are ranked again. Those already chosen keep their reasons."),
        "changes",
    )


@page(PLAN_WEEKS)
@require_POST
def propose(request: Request, area: str, week: str) -> HttpResponse:
    """Take up the proposal."""
    at = opened_to_plan(request, area, week)
    return press(
        request,
        at,
        lambda form: actions.propose(
            week=at.started, by=request.actor, now=clock.now(), token=form.once
        ),
        _("The proposal is on the plan. Change what you know better."),
        "patrols",
    )


@page(PLAN_WEEKS)
@require_POST
def plan(request: Request, area: str, week: str) -> HttpResponse:
    """Set the week as planned."""
    at = opened_to_plan(request, area, week)
    return press(
        request,
        at,
        lambda form: actions.plan_week(
            week=at.started,
            by=request.actor,
            now=clock.now(),
            expected_version=form.cleaned_data["version"],
            token=form.once,
        ),
        _("The week is planned. The deployment sheets can be printed."),
        "steps",
    )


@page(PLAN_WEEKS)
@require_POST
def close(request: Request, area: str, week: str) -> HttpResponse:
    """Close the week."""
    at = opened_to_plan(request, area, week)
    return press(
        request,
        at,
        lambda form: actions.close_week(
            week=at.started,
            by=request.actor,
            now=clock.now(),
            expected_version=form.cleaned_data["version"],
            token=form.once,
        ),
        _("The week is closed."),
        "steps",
    )


@page(PLAN_WEEKS)
def reopen(request: Request, area: str, week: str) -> HttpResponse:
    """Take the week one step back, with a reason."""
    at = opened_to_plan(request, area, week)
    form = ReasonForm(request.POST or None, version=at.started.version)
    if request.method == "POST" and form.is_valid():
        try:
            actions.reopen_week(
                week=at.started,
                by=request.actor,
                now=clock.now(),
                reason=form.cleaned_data["reason"],
                expected_version=form.cleaned_data["version"],
                token=form.once,
            )
        except NotNow as refused:
            refuse(form, refused)
        except Collision:
            return overtaken(request, at)
        else:
            messages.success(request, _("The week is open again."))
            return redirect(at.url)
    title = _("Open the week again")
    context = {"crumbs": at.crumbs(title), "form": form, "title": title, "back": at.url}
    return render(request, "patrols/reason.html", context | {"submit": title})
