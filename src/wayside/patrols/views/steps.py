"""The buttons that move a week on."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wayside.access.gates import Request, page
from wayside.patrols import actions
from wayside.patrols.forms import ReasonForm
from wayside.patrols.permissions import PLAN_WEEKS
from wayside.patrols.views.opening import asked, opened_to_plan, press, sent
from wayside.web import clock, editing


@page(PLAN_WEEKS)
@require_POST
def start(request: Request, area: str, week: str) -> HttpResponse:
    """Start the week's plan."""
    at = opened_to_plan(request, area, week)
    return editing.press(
        request,
        lambda: actions.start_week(area=at.area, iso=at.iso, by=request.actor, now=clock.now()),
        _("The week is started. Take up the proposal or add a patrol."),
        at.url,
    )


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
    done = sent(
        request,
        at,
        form,
        lambda: actions.reopen_week(
            week=at.started,
            by=request.actor,
            now=clock.now(),
            reason=form.cleaned_data["reason"],
            expected_version=form.cleaned_data["version"],
            token=form.once,
        ),
        said=_("The week is open again."),
        back=at.url,
    )
    title = _("Open the week again")
    return done or asked(
        request, form, title=title, submit=title, back=at.url, crumbs=at.crumbs(title)
    )
